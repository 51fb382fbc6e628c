package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P22: no secret, value, id or payload in a message, a log line or a toString. */
class KeyCanaryTest {
  private static final String CANARY = "CanaryKeyCanary1";
  private static final byte[] SECRET =
      "CanaryKeyCanary1isNotToBeShown!!".getBytes(StandardCharsets.US_ASCII);

  static Stream<String> unusableKeys() {
    String hex = HexFormat.of().formatHex(SECRET);
    String base64 = Base64.getEncoder().encodeToString(SECRET);
    return Stream.of(
        CANARY, // base64 of another length
        CANARY + "!",
        CANARY + " " + CANARY,
        CANARY + "\u0000",
        CANARY + "=",
        "=" + CANARY,
        CANARY + "==" + CANARY,
        hex + "0",
        hex + "00",
        "0x" + hex,
        hex + "," + base64, // twice
        base64 + "=",
        base64 + base64,
        "\"" + base64 + "\"",
        base64.substring(1),
        HexFormat.of()
            .formatHex(CANARY.substring(0, 8).getBytes(StandardCharsets.US_ASCII))
            .repeat(4));
  }

  // P22
  @ParameterizedTest
  @MethodSource("unusableKeys")
  void keysAreInNoMessageAndNoLogLine(String keys) {
    try (LogLines log = new LogLines()) {
      List<String> said = new ArrayList<>();
      said.addAll(messages(() -> KeyRing.parse(keys)));
      said.addAll(messages(() -> KeyRing.fromEnvironment("SESSION_KEYS", name -> keys)));
      said.addAll(messages(() -> KeyRing.of(keys.getBytes(StandardCharsets.UTF_8))));
      said.addAll(log.all());
      assertThat(said).hasSizeGreaterThanOrEqualTo(2).allSatisfy(KeyCanaryTest::isClean);
    }
  }

  // P22
  @Test
  void nothingShowsAKeyAnIdOrAPayloadAsText() {
    KeyRing ring = KeyRing.of(SECRET);
    SealingKey key = ring.newest();
    Xaes xaes = new Xaes(SECRET);
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Sealer sealer = new Sealer(ring, "", "s", MovableClock.at(now));
    SessionId id = new SessionId(Arrays.copyOf(SECRET, 16));
    byte[] json = SessionJson.write(Map.of("a", CANARY));
    JsonData data = SessionJson.written(json, Map.of());
    Envelope envelope = new Envelope(false, false, 1, 2, 3, 4, id, data);
    byte[] plain = SessionCodec.encode(envelope, SessionCarrier.Kept.SEALED);
    String value = sealer.seal(Sealer.SESSION_COOKIE, plain, "");
    Sealer.Result opened = sealer.open(Sealer.SESSION_COOKIE, value, "", 39);
    Stream.of(ring, key, xaes, new GcmKey(SECRET), sealer, id, data, envelope, opened)
        .map(Object::toString)
        .forEach(KeyCanaryTest::isClean);
    assertThat(new JsonSession(envelope)).hasToString("Session[" + id.handle() + "]");
    assertThat(xaes).hasToString("Xaes");
    assertThat(new GcmKey(SECRET)).hasToString("GcmKey");
    assertThat(envelope).hasToString("Envelope[" + id.handle() + "]");
    assertThat(data).hasToString("JsonData[" + json.length + " bytes]");
    isClean(new JsonSession(envelope).toString());
    assertThat(opened.toString()).doesNotContain(value);
  }

  // P22
  @Test
  void ephemeralAndFailingKeysLogNoKey() {
    try (LogLines log = new LogLines()) {
      KeyRing ring = KeyRing.ephemeral();
      String id = HexFormat.of().formatHex(ring.newest().id());
      assertThat(log.all()).isNotEmpty().noneMatch(line -> line.contains(id));
      assertThat(log.all()).noneMatch(line -> line.matches("(?s).*[A-Za-z0-9+/_-]{22,}.*"));
    }
  }

  /** All that an exception says, with its causes. */
  private static List<String> messages(Callable<?> failing) {
    List<String> said = new ArrayList<>();
    try {
      said.add(String.valueOf(failing.call()));
    } catch (Exception e) {
      for (Throwable t = e; t != null; t = t.getCause()) {
        said.add(t.toString());
      }
    }
    return said;
  }

  private static void isClean(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    String base64 = Base64.getEncoder().encodeToString(SECRET);
    assertThat(lower)
        .doesNotContain("canary")
        .doesNotContain(HexFormat.of().formatHex(SECRET).substring(0, 8))
        .doesNotContain(Arrays.toString(SECRET).substring(1, 12));
    assertThat(said).doesNotContain(base64.substring(0, 6)).doesNotContain(base64.substring(3, 9));
  }
}
