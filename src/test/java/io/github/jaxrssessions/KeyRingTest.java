package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 2: keys, as they are given and as they are refused. */
class KeyRingTest {
  private static final byte[] LONG = Keys.secret(0);
  private static final byte[] MIDDLE = Arrays.copyOf(Keys.secret(5), 24);
  private static final byte[] SHORT = Arrays.copyOf(Keys.secret(6), 16);
  private static final Base64.Encoder BASE64 = Base64.getEncoder();
  private static final Base64.Encoder URL = Base64.getUrlEncoder();

  /** Bytes with all of base64's characters, so that its two alphabets differ. */
  private static final byte[] ODD =
      HexFormat.of().parseHex("fbeffeffbf3ff8a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071829");

  static Stream<Object[]> encodings() {
    return Stream.of(LONG, MIDDLE, SHORT, ODD)
        .flatMap(
            secret ->
                Stream.of(
                        BASE64.encodeToString(secret),
                        BASE64.withoutPadding().encodeToString(secret),
                        URL.encodeToString(secret),
                        URL.withoutPadding().encodeToString(secret),
                        HexFormat.of().formatHex(secret),
                        HexFormat.of().withUpperCase().formatHex(secret),
                        "  " + BASE64.encodeToString(secret) + "\r\n")
                    .map(text -> new Object[] {text, secret}));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void everyEncodingIsRead(String text, byte[] secret) {
    assertThat(ids(KeyRing.parse(text))).isEqualTo(ids(KeyRing.of(secret)));
  }

  @Test
  void encodingsMixInOneListNewestFirst() {
    String list =
        String.join(
            " ,\n",
            HexFormat.of().formatHex(SHORT),
            "",
            BASE64.encodeToString(LONG),
            URL.withoutPadding().encodeToString(MIDDLE),
            " ");
    KeyRing ring = KeyRing.parse(list);
    KeyRing same = KeyRing.of(SHORT, LONG, MIDDLE);
    assertThat(ids(ring)).isEqualTo(ids(same));
    assertThat(ring.newest().id()).isEqualTo(new SealingKey(SHORT).id());
    for (byte[] secret : List.of(SHORT, LONG, MIDDLE)) {
      byte[] id = new SealingKey(secret).id();
      assertThat(ring.find(value(id))).extracting(SealingKey::id).isEqualTo(id);
    }
    assertThat(ring.find(value(new byte[16]))).isNull();
  }

  /** As far as it names a key: a version, then the id. */
  private static byte[] value(byte[] id) {
    return ByteBuffer.allocate(1 + id.length).put((byte) 1).put(id).array();
  }

  static IntStream wrongLengths() {
    return IntStream.rangeClosed(0, 70).filter(n -> n != 16 && n != 24 && n != 32);
  }

  @ParameterizedTest
  @MethodSource("wrongLengths")
  void wrongLengthsAreRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of(LONG, Arrays.copyOf(ODD, length)))
        .withMessageContaining("Key 2 has " + length + " bytes and needs 16, 24 or 32")
        .withMessageContaining("openssl rand -base64 32");
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void repeatingBytesAreRefusedForEveryPeriod(int length) {
    for (int period = 1; period <= length / 2; period++) {
      byte[] weak = new byte[length];
      for (int i = 0; i < length; i++) {
        weak[i] = ODD[i % period];
      }
      int shown = period;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KeyRing.of(weak))
          .withMessageContaining("Key 1 repeats " + shown + " byte(s)")
          .withMessageContaining("openssl rand -base64 32");
      weak[length - 1] ^= 1;
      assertThat(KeyRing.of(weak).newest()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 'a', -1})
  void constantBytesAreRefused(byte constant) {
    byte[] weak = new byte[32];
    Arrays.fill(weak, constant);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of(weak))
        .withMessageContaining("can be guessed");
  }

  @Test
  void duplicatesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of(LONG, SHORT, LONG.clone()))
        .withMessageContaining("Key 3 is in the ring twice")
        .withMessageContaining("Leave one of the two out");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> KeyRing.parse(BASE64.encodeToString(LONG) + "," + HexFormat.of().formatHex(LONG)))
        .withMessageContaining("Key 2 is in the ring twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,\n,"})
  void emptyListsAreRefused(String list) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse(list))
        .withMessageContaining("The key ring is empty")
        .withMessageContaining("openssl rand -base64 32");
  }

  @Test
  void emptyRingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(KeyRing::of)
        .withMessageContaining("The key ring is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no key!", "a b", "ab=c", "=", "===", "QUJD=", "ä", "0x:ff", "Z"})
  void otherTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse(BASE64.encodeToString(LONG) + "," + text))
        .withMessageContaining("Key 2 (of " + text.length() + " characters)")
        .withMessageContaining("neither hex nor base64")
        .withMessageContaining("openssl rand -base64 32");
  }

  /** Read as base64, 22 of them would pass for a key of 16 bytes with 11 that are random. */
  @ParameterizedTest
  @ValueSource(ints = {22, 31, 33, 40, 43, 47, 63, 65, 128})
  void hexOfAnotherLengthIsNotTakenForBase64(int digits) {
    String hex = HexFormat.of().formatHex(ODD).repeat(2).substring(0, digits);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse(hex))
        .withMessageContaining("Key 1 has " + digits + " hex digits and needs 32, 48 or 64")
        .withMessageContaining("openssl rand -base64 32");
  }

  @Test
  void ringKeepsItsKeysWhenTheCallersBytesChange() {
    byte[] given = LONG.clone();
    KeyRing ring = KeyRing.of(given);
    Arrays.fill(given, (byte) 0);
    assertThat(ring.newest().id()).isEqualTo(new SealingKey(LONG).id());
    ring.newest().id()[0] ^= 1;
    assertThat(ring.newest().id()).isEqualTo(new SealingKey(LONG).id());
  }

  @Test
  void environmentIsRead() {
    Map<String, String> environment = Map.of("SESSION_KEYS", BASE64.encodeToString(LONG));
    assertThat(ids(KeyRing.fromEnvironment("SESSION_KEYS", environment::get)))
        .isEqualTo(ids(KeyRing.of(LONG)));
  }

  static Stream<Map<String, String>> unset() {
    return Stream.of(Map.of(), Map.of("SESSION_KEYS", ""), Map.of("SESSION_KEYS", " \n"));
  }

  @ParameterizedTest
  @MethodSource("unset")
  void unsetOrBlankVariableIsRefusedWithTheRemedy(Map<String, String> environment) {
    assertThatThrownBy(() -> KeyRing.fromEnvironment("SESSION_KEYS", environment::get))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "SESSION_KEYS is not set. Make a key with `openssl rand -base64 32`; newest first,"
                + " comma-separated.");
  }

  @Test
  void realEnvironmentIsAsked() {
    assertThatThrownBy(() -> KeyRing.fromEnvironment("NO_SUCH_VARIABLE_OF_SESSIONS"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NO_SUCH_VARIABLE_OF_SESSIONS is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "no key!", " , ", "00000000000000000000000000000000"})
  void badVariableIsNamed(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.fromEnvironment("MY_KEYS", name -> value))
        .withMessageStartingWith("MY_KEYS: ")
        .withMessageContaining("openssl rand -base64 32");
  }

  @Test
  void generatedKeysAre32BytesAndDiffer() {
    String one = KeyRing.generate();
    String two = KeyRing.generate();
    assertThat(Base64.getDecoder().decode(one)).hasSize(32);
    assertThat(KeyRing.parse(one + "," + two)).hasToString("KeyRing[2 key(s)]");
  }

  @Test
  void ephemeralRingsDifferAndWarn() {
    try (LogLines log = new LogLines()) {
      KeyRing ring = KeyRing.ephemeral();
      assertThat(ring.newest().id()).isNotEqualTo(KeyRing.ephemeral().newest().id());
      assertThat(log.at(Level.WARNING))
          .hasSize(2)
          .allMatch(line -> line.contains("a restart ends them all"))
          .allMatch(line -> line.contains("openssl rand -base64 32"));
    }
  }

  @Test
  void ringSaysHowManyKeysItHas() {
    assertThat(KeyRing.of(LONG, SHORT)).hasToString("KeyRing[2 key(s)]");
  }

  private static String ids(KeyRing ring) {
    return HexFormat.of().formatHex(ring.newest().id()) + " " + ring;
  }
}
