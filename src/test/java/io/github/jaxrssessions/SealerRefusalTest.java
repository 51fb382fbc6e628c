package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Sealer.Result;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not sealed, or not like that, does not open, and nothing throws. */
class SealerRefusalTest {
  private static final int LEAST = SessionCodec.HEAD;
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private final Sealer sealer =
      new Sealer(
          Keys.ring(0),
          "",
          "__Host-session",
          MovableClock.at(Instant.parse("2026-03-01T12:00:00Z")));
  private final String value = sealer.seal(Sealer.SESSION_COOKIE, new byte[60], "");
  private final byte[] bytes = Base64.getUrlDecoder().decode(value);

  @Test
  void everyFlippedBitIsRefused() {
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Refusal expected =
          bit < 8 ? Refusal.UNKNOWN_VERSION : bit < 17 * 8 ? Refusal.UNKNOWN_KEY : Refusal.FORGED;
      assertThat(why(text(flipped))).as("bit %s", bit).isEqualTo(expected);
    }
    assertThat(sealer.keptKeys()).isZero();
  }

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < bytes.length; length++) {
      boolean malformed = length < 17 + 24 + LEAST + 16;
      assertThat(why(text(Arrays.copyOf(bytes, length))))
          .as("%s bytes", length)
          .isEqualTo(malformed ? Refusal.MALFORMED : Refusal.FORGED);
    }
    for (int length = 0; length < value.length(); length++) {
      assertThat(sealer.open(Sealer.SESSION_COOKIE, value.substring(0, length), "", LEAST))
          .isInstanceOf(Result.Not.class);
    }
  }

  @Test
  void everyByteMoreIsRefused() {
    for (int more = 0; more < 256; more++) {
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      longer[bytes.length] = (byte) more;
      assertThat(why(text(longer))).isEqualTo(Refusal.FORGED);
      byte[] before = new byte[bytes.length + 1];
      before[0] = (byte) more;
      System.arraycopy(bytes, 0, before, 1, bytes.length);
      assertThat(sealer.open(Sealer.SESSION_COOKIE, text(before), "", LEAST))
          .isInstanceOf(Result.Not.class);
    }
  }

  @Test
  void ofSixteenSpellingsOneOpens() {
    String lastByteAlone = sealer.seal(Sealer.SESSION_COOKIE, new byte[61], "");
    assertThat(lastByteAlone.length() % 4).as("one byte in the last two characters").isEqualTo(2);
    List<String> opening = new ArrayList<>();
    int alike = 0;
    for (int digit = 0; digit < DIGITS.length(); digit++) {
      String start = lastByteAlone.substring(0, lastByteAlone.length() - 1);
      String other = start + DIGITS.charAt(digit);
      if (Arrays.equals(decoded(other), decoded(lastByteAlone))) {
        alike++;
      }
      if (sealer.open(Sealer.SESSION_COOKIE, other, "", LEAST) instanceof Result.Opened) {
        opening.add(other);
      }
    }
    assertThat(alike).isEqualTo(16);
    assertThat(opening).containsExactly(lastByteAlone);
  }

  static List<String> spellings() {
    return List.of("%s=", "%s==", " %s", "%s ", "%s\n", "\"%s\"", "%s.", ".%s", "%s,", "%s\u20ac");
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void charactersAroundAValueAreRefused(String around) {
    for (int length : new int[] {60, 61, 62}) {
      String sealed = sealer.seal(Sealer.SESSION_COOKIE, new byte[length], "");
      assertThat(why(around.replace("%s", sealed))).isEqualTo(Refusal.MALFORMED);
    }
  }

  @Test
  void theOtherBase64AlphabetIsRefused() {
    String sealed = value;
    while (sealed.indexOf('-') < 0 || sealed.indexOf('_') < 0) {
      sealed = sealer.seal(Sealer.SESSION_COOKIE, new byte[600], "");
    }
    assertThat(why(sealed.replace('-', '+'))).isEqualTo(Refusal.MALFORMED);
    assertThat(why(sealed.replace('_', '/'))).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void everyOtherVersionIsUnknown() {
    for (int version = 0; version < 256; version++) {
      byte[] other = bytes.clone();
      other[0] = (byte) version;
      if (version != 1) {
        assertThat(why(text(other))).isEqualTo(Refusal.UNKNOWN_VERSION);
        assertThat(sealer.refusal(text(other))).contains(Refusal.UNKNOWN_VERSION);
      }
    }
  }

  @Test
  void aKnownStartIsWorthTryingAndNoOtherIs() {
    assertThat(sealer.refusal(value.substring(0, 23))).isEmpty();
    assertThat(sealer.refusal(value.substring(0, 22))).contains(Refusal.MALFORMED);
    assertThat(sealer.refusal("=".repeat(30))).contains(Refusal.MALFORMED);
    assertThat(sealer.refusal("*" + value)).contains(Refusal.MALFORMED);
    byte[] other = bytes.clone();
    other[16] ^= 1;
    assertThat(sealer.refusal(text(other))).contains(Refusal.UNKNOWN_KEY);
  }

  // P1: also under the known version and key id, where a short rest could reach the cipher
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noLengthFrom0To120EverThrows(boolean known) {
    Random random = new Random(1);
    for (int length = 0; length <= 120; length++) {
      byte[] junk = new byte[length];
      random.nextBytes(junk);
      if (known) {
        System.arraycopy(bytes, 0, junk, 0, Math.min(17, length));
      }
      for (int least : new int[] {0, LEAST}) {
        assertThat(sealer.open(Sealer.SESSION_COOKIE, text(junk), "", least))
            .isInstanceOf(Result.Not.class);
      }
      sealer.refusal(text(junk));
      String characters = new String(junk, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(why(characters)).isEqualTo(Refusal.MALFORMED);
      sealer.refusal(characters);
    }
    assertThat(sealer.keptKeys()).isZero();
  }

  private Refusal why(String text) {
    Result result = sealer.open(Sealer.SESSION_COOKIE, text, "", LEAST);
    assertThat(result).isInstanceOf(Result.Not.class);
    return ((Result.Not) result).why();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
