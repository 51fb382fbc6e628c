package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.Hkdf;
import io.github.jaxrssessions.Sealer.Result;
import io.github.jaxrssessions.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in comes out, in the format that is written down. */
class SealerTest {
  private static final MovableClock CLOCK = MovableClock.at(Instant.parse("2026-03-01T12:00:00Z"));
  private final Sealer sealer = new Sealer(Keys.ring(0), "", "__Host-session", CLOCK);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 39, 200, 4000, 30_000})
  void whatIsSealedOpens(int length) {
    byte[] plain = plain(length);
    String value = sealer.seal(Sealer.SESSION_COOKIE, plain, "");
    assertThat(value).matches("[A-Za-z0-9_-]+").hasSize(Sealer.sealedLength(length));
    assertThat(opened(sealer.open(Sealer.SESSION_COOKIE, value, "", length))).isEqualTo(plain);
    assertThat(sealer.refusal(value)).isEmpty();
  }

  @Test
  void payloadOf200BytesIsAValueOf395Characters() {
    assertThat(Sealer.sealedLength(SessionCodec.HEAD + 200)).isEqualTo(395);
  }

  /** Key, additional data and cipher are put together here from the written format alone. */
  @ParameterizedTest
  @CsvSource({"'', ''", "shop, ''", "'', 2.aB3_", "Käse, 8.----"})
  void tinkOpensAValueByTheWrittenFormat(String application, String manifest) throws Exception {
    Sealer ours = new Sealer(Keys.ring(3), application, "__Host-session", CLOCK);
    String value = ours.seal(Sealer.SESSION_COOKIE, plain(300), manifest);
    byte[] bytes = Base64.getUrlDecoder().decode(value);
    byte[] label = "io.github.jaxrssessions/v1".getBytes(StandardCharsets.US_ASCII);
    byte[] secret = Keys.secret(3);
    byte[] id = Hkdf.computeHkdf("HMACSHA256", secret, label, new byte[] {'k', 'i', 'd'}, 16);
    byte[] key = Hkdf.computeHkdf("HMACSHA256", secret, label, new byte[] {'e', 'n', 'c'}, 32);
    ByteArrayOutputStream aad = new ByteArrayOutputStream();
    aad.write(1);
    aad.writeBytes(id);
    aad.write(1);
    byte[] app = application.getBytes(StandardCharsets.UTF_8);
    aad.writeBytes(new byte[] {0, (byte) app.length});
    aad.writeBytes(app);
    aad.writeBytes(new byte[] {0, 14});
    aad.writeBytes("__Host-session".getBytes(StandardCharsets.US_ASCII));
    aad.writeBytes(manifest.getBytes(StandardCharsets.US_ASCII));
    assertThat(bytes[0]).isEqualTo((byte) 1);
    assertThat(Arrays.copyOfRange(bytes, 1, 17)).isEqualTo(id);
    byte[] message = Arrays.copyOfRange(bytes, 17, bytes.length);
    assertThat(XaesTest.tink(key).decrypt(message, aad.toByteArray())).isEqualTo(plain(300));
  }

  @Test
  void oneContentNeverGivesOneValueTwice() {
    Set<String> values = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      values.add(sealer.seal(Sealer.SESSION_COOKIE, plain(50), ""));
    }
    assertThat(values).hasSize(1000);
  }

  @Test
  void valueShowsNothingOfItsContent() {
    String value = sealer.seal(Sealer.SESSION_COOKIE, new byte[100], "");
    byte[] body = Arrays.copyOfRange(Base64.getUrlDecoder().decode(value), 41, 141);
    Set<Byte> different = new HashSet<>();
    for (byte b : body) {
      different.add(b);
    }
    assertThat(different).hasSizeGreaterThan(40);
  }

  @Test
  void sixtyFourThreadsShareOneSealer() throws Exception {
    Keys.on64Threads(
        () -> {
          Random random = new Random();
          for (int i = 0; i < 200; i++) {
            byte[] plain = plain(40 + random.nextInt(400));
            random.nextBytes(plain);
            String value = sealer.seal(Sealer.SESSION_COOKIE, plain, "");
            assertThat(opened(sealer.open(Sealer.SESSION_COOKIE, value, "", 39))).isEqualTo(plain);
          }
          return null;
        });
    assertThat(sealer.keptKeys()).as("one epoch").isEqualTo(1);
  }

  @Test
  void applicationIdsHaveAtMost255Bytes() {
    String longest = "ä".repeat(127) + "a";
    Sealer at255 = new Sealer(Keys.ring(0), longest, "n", CLOCK);
    String value = at255.seal(Sealer.SESSION_COOKIE, plain(40), "");
    assertThat(opened(at255.open(Sealer.SESSION_COOKIE, value, "", 39))).isEqualTo(plain(40));
    assertThatThrownBy(() -> new Sealer(Keys.ring(0), longest + "a", "n", CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256 bytes")
        .hasMessageContaining("At most 255");
  }

  static byte[] opened(Result result) {
    assertThat(result).isInstanceOf(Result.Opened.class);
    return ((Result.Opened) result).plain();
  }

  private static byte[] plain(int length) {
    byte[] plain = new byte[length];
    new Random(length).nextBytes(plain);
    return plain;
  }
}
