package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Sealer.Result;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key for one value: how often a cipher runs, what is kept, and what opens what. */
class SealerKeysTest {
  private static final MovableClock CLOCK = MovableClock.at(Instant.parse("2026-03-01T12:00:00Z"));
  private static final byte[] PLAIN = new byte[50];
  private static final int KEPT = 256;

  // P2
  @Test
  void unknownKeysVersionsAndShortValuesNeedNoCipher() {
    String unknown = seal(Keys.ring(5));
    try (CountedCiphers ciphers = new CountedCiphers()) {
      Sealer sealer = sealer(Keys.ring(0, 1, 2), "");
      String known = sealer.seal(Sealer.SESSION_COOKIE, PLAIN, "");
      int before = ciphers.calls();
      assertThat(why(sealer, unknown)).isEqualTo(Refusal.UNKNOWN_KEY);
      assertThat(why(sealer, "Ag" + known.substring(2))).isEqualTo(Refusal.UNKNOWN_VERSION);
      assertThat(why(sealer, known.substring(0, 127))).isEqualTo(Refusal.MALFORMED);
      assertThat(why(sealer, known + "=")).isEqualTo(Refusal.MALFORMED);
      assertThat(sealer.refusal(unknown)).contains(Refusal.UNKNOWN_KEY);
      assertThat(sealer.refusal(known)).isEmpty();
      assertThat(ciphers.calls()).isEqualTo(before);
      assertThat(sealer.keptKeys()).isZero();
    }
  }

  // P2
  @Test
  void valueIsTriedWithTheOneKeyItNames() {
    String second = seal(Keys.ring(1));
    try (CountedCiphers ciphers = new CountedCiphers()) {
      Sealer sealer = sealer(Keys.ring(0, 1, 2), "");
      int before = ciphers.calls();
      assertThat(why(sealer, forged(second, 60))).isEqualTo(Refusal.FORGED);
      assertThat(ciphers.calls()).as("two blocks and a message").isEqualTo(before + 3);
      assertThat(sealer.open(Sealer.SESSION_COOKIE, second, "", 39))
          .isInstanceOf(Result.Opened.class);
      assertThat(ciphers.calls()).isEqualTo(before + 6);
      assertThat(sealer.open(Sealer.SESSION_COOKIE, second, "", 39))
          .isInstanceOf(Result.Opened.class);
      assertThat(ciphers.calls()).as("the derived key was kept").isEqualTo(before + 7);
    }
  }

  // P16
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void everyKeptKeyOpensAndOnlyTheNewestIsNewest(int number) {
    String value = seal(Keys.ring(number));
    Result result = sealer(Keys.ring(0, 1, 2, 3), "").open(Sealer.SESSION_COOKIE, value, "", 39);
    assertThat(result).isInstanceOf(Result.Opened.class);
    assertThat(((Result.Opened) result).byNewestKey()).isEqualTo(number == 0);
  }

  // P16
  @Test
  void removedKeyNeverOpens() {
    String value = seal(Keys.ring(1, 0));
    assertThat(why(sealer(Keys.ring(0), ""), value)).isEqualTo(Refusal.UNKNOWN_KEY);
    assertThat(why(sealer(Keys.ring(0, 2, 3), ""), value)).isEqualTo(Refusal.UNKNOWN_KEY);
  }

  @Test
  void keyIdOfAnotherSecretDoesNotHelpAForger() {
    byte[] byForger = Base64.getUrlDecoder().decode(seal(Keys.ring(9)));
    System.arraycopy(new SealingKey(Keys.secret(0)).id(), 0, byForger, 1, 16);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(byForger);
    assertThat(why(sealer(Keys.ring(0, 9), ""), value)).isEqualTo(Refusal.FORGED);
  }

  @Test
  void derivedKeyIsKeptOnlyAfterATagHeld() {
    Sealer sealer = sealer(Keys.ring(0), "");
    String value = seal(Keys.ring(0));
    for (int i = 0; i < 300; i++) {
      why(sealer, forged(value, 17 + i % 12));
      why(sealer, forged(value, 70));
    }
    assertThat(sealer.keptKeys()).isZero();
    sealer.open(Sealer.SESSION_COOKIE, value, "", 39);
    assertThat(sealer.keptKeys()).isEqualTo(1);
  }

  @Test
  void forgeryUnderAKeptKeyPushesNothingOut() {
    Sealer sealer = sealer(Keys.ring(0), "");
    String value = seal(Keys.ring(0));
    sealer.open(Sealer.SESSION_COOKIE, value, "", 39);
    assertThat(why(sealer, forged(value, 70))).isEqualTo(Refusal.FORGED);
    assertThat(sealer.keptKeys()).isEqualTo(1);
    assertThat(sealer.open(Sealer.SESSION_COOKIE, value, "", 39)).isInstanceOf(Result.Opened.class);
  }

  @Test
  void atMost256DerivedKeysAreKeptAndAllStillOpen() {
    List<String> values = ofManyEpochs(300);
    Sealer sealer = sealer(Keys.ring(0), "");
    for (int i = 0; i < values.size(); i++) {
      assertThat(sealer.open(Sealer.SESSION_COOKIE, values.get(i), "", 39))
          .isInstanceOf(Result.Opened.class);
      assertThat(sealer.keptKeys()).isEqualTo(Math.min(i + 1, KEPT));
    }
    assertThat(values)
        .allMatch(v -> sealer.open(Sealer.SESSION_COOKIE, v, "", 39) instanceof Result.Opened);
  }

  @Test
  void threadsKeepNoMoreThan256DerivedKeys() throws Exception {
    List<String> values = ofManyEpochs(1000);
    Sealer sealer = sealer(Keys.ring(0), "");
    Keys.on64Threads(
        () -> {
          Random random = new Random();
          for (int i = 0; i < 200; i++) {
            String value = values.get(random.nextInt(values.size()));
            assertThat(sealer.open(Sealer.SESSION_COOKIE, value, "", 39))
                .isInstanceOf(Result.Opened.class);
          }
          return null;
        });
    assertThat(sealer.keptKeys()).isLessThanOrEqualTo(KEPT);
  }

  /** The same first 12 bytes of a nonce under two keys: each value finds the key of its own. */
  @Test
  void keptKeysOfTwoSecretsAreNotMixedUp() {
    Sealer both = sealer(Keys.ring(0, 1), "");
    byte[] first = Base64.getUrlDecoder().decode(seal(Keys.ring(0)));
    both.open(Sealer.SESSION_COOKIE, text(first), "", 39);
    byte[] second = first.clone();
    System.arraycopy(new SealingKey(Keys.secret(1)).id(), 0, second, 1, 16);
    assertThat(why(both, text(second))).isEqualTo(Refusal.FORGED);
    assertThat(both.keptKeys()).isEqualTo(1);
  }

  private static List<String> ofManyEpochs(int count) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(seal(Keys.ring(0)));
    }
    return values;
  }

  private static String seal(KeyRing ring) {
    return sealer(ring, "").seal(Sealer.SESSION_COOKIE, PLAIN, "");
  }

  private static Sealer sealer(KeyRing ring, String application) {
    return new Sealer(ring, application, "__Host-session", CLOCK);
  }

  private static String forged(String value, int at) {
    byte[] bytes = Base64.getUrlDecoder().decode(value);
    bytes[at] ^= 1;
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Refusal why(Sealer sealer, String value) {
    Result result = sealer.open(Sealer.SESSION_COOKIE, value, "", 39);
    assertThat(result).isInstanceOf(Result.Not.class);
    return ((Result.Not) result).why();
  }
}
