package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Xaes XAES = new Xaes(Keys.secret(0));

  private final MovableClock clock = MovableClock.at(NOW);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000); // it may wrap around
  private final Sealer sealer = new Sealer(Keys.ring(0), "", "__Host-session", clock, nanos::get);

  @Test
  void noncesOfAnEpochShareTheirFirst12BytesOnly() {
    String prefix = prefix();
    Set<String> rest = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      byte[] nonce = nonce();
      assertThat(text(nonce, 0)).isEqualTo(prefix);
      rest.add(text(nonce, 12));
    }
    assertThat(rest).hasSize(1000);
  }

  @Test
  void noncesStartWithTheEpochsPrefixAndEndAtRandom() {
    Epoch epoch = new Epoch(XAES, new SecureRandom(), NOW, 0);
    Set<Integer> seen = new HashSet<>();
    byte[] first = epoch.nonce();
    for (int i = 0; i < 64; i++) {
      byte[] nonce = epoch.nonce();
      assertThat(nonce).hasSize(24).startsWith(Arrays.copyOf(first, 12));
      for (int at = 12; at < 24; at++) {
        if (nonce[at] != first[at]) {
          seen.add(at);
        }
      }
    }
    assertThat(seen).as("bytes that differ").hasSize(12);
  }

  @Test
  void epochsDrawTheirOwnPrefix() {
    Set<String> prefixes = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      prefixes.add(text(new Epoch(XAES, new SecureRandom(), NOW, 0).nonce(), 0));
    }
    assertThat(prefixes).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource({"599_999, true", "600_000, false", "1_200_000, false", "-1, false"})
  void wallClockEndsAnEpochAfterTenMinutesOrWhenItGoesBack(String millis, boolean same) {
    String prefix = prefix();
    clock.advance(Duration.ofMillis(Long.parseLong(millis.replace("_", ""))));
    assertThat(prefix().equals(prefix)).isEqualTo(same);
  }

  /** A machine that was suspended, or whose wall clock is set back again and again. */
  @ParameterizedTest
  @CsvSource({"599_999_999_999, true", "600_000_000_000, false"})
  void nanoTimeEndsAnEpochAfterTenMinutes(String later, boolean same) {
    String prefix = prefix();
    nanos.addAndGet(Long.parseLong(later.replace("_", "")));
    assertThat(prefix().equals(prefix)).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void epochEndsAfterItsMessages(int messages) {
    Epoch epoch = new Epoch(XAES, new SecureRandom(), NOW, 0, messages);
    for (int i = 0; i < messages; i++) {
      assertThat(epoch.take(NOW, 0)).isTrue();
    }
    assertThat(epoch.take(NOW, 0)).isFalse();
    assertThat(epoch.take(NOW, 0)).isFalse();
  }

  @Test
  void epochHasTwoToTheTwentiethMessages() {
    Epoch epoch = new Epoch(XAES, new SecureRandom(), NOW, 0);
    int taken = 0;
    while (epoch.take(NOW, 0)) {
      taken++;
    }
    assertThat(taken).isEqualTo(1_048_576);
  }

  @Test
  void threadsTakeNoMoreThanItsMessages() throws Exception {
    Epoch epoch = new Epoch(XAES, new SecureRandom(), NOW, 0, 5000);
    AtomicInteger taken = new AtomicInteger();
    Keys.on64Threads(
        () -> {
          for (int i = 0; i < 200; i++) {
            if (epoch.take(NOW, 0)) {
              taken.incrementAndGet();
            }
          }
          return null;
        });
    assertThat(taken).hasValue(5000);
  }

  @Test
  void sealersAndProcessesDoNotShareAnEpoch() {
    Sealer other = new Sealer(Keys.ring(0), "", "__Host-session", clock, nanos::get);
    assertThat(text(nonce(other), 0)).isNotEqualTo(prefix());
  }

  /**
   * Not in a static initialiser, nor in the constructor: an image of the process would share it.
   */
  @Test
  void epochIsDrawnAtFirstUse() {
    try (CountedCiphers ciphers = new CountedCiphers()) {
      KeyRing ring = Keys.ring(0);
      int keyed = ciphers.calls();
      Sealer unused = new Sealer(ring, "", "__Host-session", clock, nanos::get);
      assertThat(ciphers.calls()).isEqualTo(keyed);
      nonce(unused);
      assertThat(ciphers.calls()).as("two blocks and a message").isEqualTo(keyed + 3);
      nonce(unused);
      assertThat(ciphers.calls()).as("a message").isEqualTo(keyed + 4);
    }
  }

  private String prefix() {
    return text(nonce(), 0);
  }

  private byte[] nonce() {
    return nonce(sealer);
  }

  private static byte[] nonce(Sealer sealer) {
    String value = sealer.seal(Sealer.SESSION_COOKIE, new byte[40], "");
    return Arrays.copyOfRange(Base64.getUrlDecoder().decode(value), 17, 41);
  }

  private static String text(byte[] nonce, int from) {
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOfRange(nonce, from, from + 12));
  }
}
