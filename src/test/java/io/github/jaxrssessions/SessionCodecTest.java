package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionCarrier.Kept;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCodecTest {
  private static final SessionId ID = new SessionId(Arrays.copyOf(Keys.secret(0), 16));
  private static final long U48 = (1L << 48) - 1;
  private static final long U32 = (1L << 32) - 1;

  /** Flags, three times, lifetime, id, JSON: by hand, from the written format. */
  private static final String GOLDEN =
      "01"
          + "019ca9450a00" // created, 2026-03-01T12:00:00.000Z
          + "019ca9499de1" // issued, five minutes and a millisecond later
          + "019d43c3d200" // expires
          + "00278d00" // 30 days
          + "000102030405060708090a0b0c0d0e0f"
          + HexFormat.of().formatHex("{\"user_id\":\"ä\"}".getBytes(StandardCharsets.UTF_8));

  @Test
  void knownEnvelopeHasExactlyTheseBytes() {
    Envelope envelope =
        envelope(true, false, 1772366400000L, 1772366700001L, 1774958400000L, 2592000);
    byte[] bytes = encode(envelope);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
    assertThat(decode(HexFormat.of().parseHex(GOLDEN)))
        .hasValueSatisfying(decoded -> assertSame(decoded, envelope));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, 0",
    "true, false, 1",
    "false, true, 2",
    "true, true, 3",
  })
  void flagsAreTheFirstByte(boolean own, boolean persistent, byte flags) {
    Envelope envelope = envelope(own, persistent, 1, 2, 3, 4);
    byte[] bytes = encode(envelope);
    assertThat(bytes[0]).isEqualTo(flags);
    assertSame(decode(bytes).orElseThrow(), envelope);
  }

  @Test
  void everyEnvelopeComesBack() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      long created = random.nextLong() & U48;
      long issued = created + (long) (random.nextDouble() * (U48 - created));
      Envelope envelope =
          envelope(
              random.nextBoolean(),
              random.nextBoolean(),
              created,
              issued,
              random.nextLong() & U48,
              random.nextLong() & U32);
      assertSame(decode(encode(envelope)).orElseThrow(), envelope);
    }
    Envelope largest = envelope(true, true, U48, U48, U48, U32);
    assertSame(decode(encode(largest)).orElseThrow(), largest);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void unknownFlagsAreRefused(int bit) {
    byte[] bytes = HexFormat.of().parseHex(GOLDEN);
    bytes[0] |= (byte) (1 << bit);
    assertThat(decode(bytes)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"SEALED, 0", "POINTER, 4", "STORED, 4", "MOVED, 12"})
  void whereTheContentIsComesBack(Kept kept, byte flags) {
    byte[] bytes = SessionCodec.encode(envelope(false, false, 1, 2, 3, 4), kept);
    assertThat(bytes[0]).isEqualTo(flags);
    assertThat(SessionCodec.decode(bytes).orElseThrow().kept()).isEqualTo(kept);
  }

  @Test
  void pointerEndsWithTheId() {
    Envelope envelope = envelope(false, true, 1, 2, 3, 4);
    byte[] bytes = SessionCodec.encode(envelope, Kept.POINTER);
    assertThat(bytes).hasSize(SessionCodec.HEAD).endsWith(ID.bytes());
    Envelope back = decode(bytes).orElseThrow();
    assertThat(back).usingRecursiveComparison().ignoringFields("payload").isEqualTo(envelope);
    assertThat(SessionJson.entries(back.payload())).isEmpty();
  }

  @Test // a login after ending all begins after the mark, which may be a minute ahead
  void issuedMayBeBeforeCreated() {
    assertThat(decode(encode(envelope(false, false, 5, 4, 9, 9)))).isPresent();
  }

  @Test
  void everyShorterInputIsRefused() {
    byte[] bytes = HexFormat.of().parseHex(GOLDEN);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(decode(Arrays.copyOf(bytes, length))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"a\"",
        "1",
        "{",
        "}",
        "{}x",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{\"a\"}",
        "{]}"
      })
  void payloadThatIsNoObjectIsRefused(String payload) {
    assertThat(decode(withPayload(0, payload))).isEmpty();
    assertThat(decode(withPayload(12, payload))).isEmpty();
  }

  private static byte[] withPayload(int flags, String payload) {
    byte[] head = Arrays.copyOf(HexFormat.of().parseHex(GOLDEN), SessionCodec.HEAD);
    head[0] = (byte) flags;
    byte[] json = payload.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(head, head.length + json.length);
    System.arraycopy(json, 0, bytes, head.length, json.length);
    return bytes;
  }

  // P1
  @Test
  void randomBytesNeverThrow() {
    Random random = new Random(2);
    for (int i = 0; i < 5000; i++) {
      byte[] junk = new byte[random.nextInt(120)];
      random.nextBytes(junk);
      assertThat(decode(junk)).isEmpty();
    }
  }

  @Test
  void newSealKeepsAllButDataAndTimes() {
    Envelope before = envelope(true, true, 1000, 2000, 3000, 7);
    JsonData data = SessionJson.written(SessionJson.write(Map.of("b", 1)), Map.of());
    Envelope after = before.with(data, 2500, 3500);
    assertThat(after).isEqualTo(new Envelope(true, true, 1000, 2500, 3500, 7, ID, data));
    assertThat(after.end()).isEqualTo(8000);
    assertThat(envelope(true, true, U48, U48, U48, U32).end()).isPositive();
  }

  private static byte[] encode(Envelope envelope) {
    return SessionCodec.encode(envelope, Kept.SEALED);
  }

  private static Optional<Envelope> decode(byte[] bytes) {
    return SessionCodec.decode(bytes).map(SessionCodec.Decoded::envelope);
  }

  private static void assertSame(Envelope actual, Envelope expected) {
    assertThat(actual).usingRecursiveComparison().ignoringFields("payload").isEqualTo(expected);
    assertThat(actual.payload().bytes()).isEqualTo(expected.payload().bytes());
  }

  private static Envelope envelope(
      boolean own, boolean persistent, long created, long issued, long expires, long lifetime) {
    Map<String, String> data = Map.of("user_id", "ä");
    JsonData json = SessionJson.written(SessionJson.write(data), data);
    return new Envelope(own, persistent, created, issued, expires, lifetime, ID, json);
  }
}
