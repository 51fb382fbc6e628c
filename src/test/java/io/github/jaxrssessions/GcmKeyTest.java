package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcmKeyTest {
  private static final byte[] AAD = {7};

  /** Java 17 throws an unchecked exception here. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15})
  void inputShorterThanATagIsRefused(int length) {
    assertThat(key().open(nonce(), 0, AAD, new byte[5 + length], 5)).isEmpty();
  }

  @Test
  void tagAloneIsAnEmptyMessage() {
    byte[] nonce = nonce();
    byte[] sealed = seal(key(), nonce, new byte[0]);
    assertThat(key().open(nonce, 0, AAD, sealed, 0)).hasValue(new byte[0]);
  }

  @Test
  void sealedBytesGoWhereTheyAreWanted() {
    byte[] nonce = nonce();
    byte[] out = new byte[5 + 3 + GcmKey.TAG_LENGTH];
    Arrays.fill(out, (byte) 9);
    key().seal(nonce, 0, AAD, new byte[] {1, 2, 3}, out, 5);
    assertThat(Arrays.copyOf(out, 5)).containsOnly(9);
    assertThat(key().open(nonce, 0, AAD, out, 5)).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void forgeryLeavesTheKeyUsable() {
    GcmKey key = key();
    byte[] nonce = nonce();
    byte[] sealed = seal(key, nonce, new byte[] {1, 2, 3});
    byte[] forged = sealed.clone();
    forged[0] ^= 1;
    for (int i = 0; i < 20; i++) {
      assertThat(key.open(nonce, 0, AAD, forged, 0)).isEmpty();
      assertThat(key.open(nonce, 0, AAD, sealed, 0)).hasValue(new byte[] {1, 2, 3});
    }
  }

  @Test
  void ciphersAreUsedAgain() {
    try (CountedCiphers ciphers = new CountedCiphers()) {
      GcmKey key = key();
      for (int i = 0; i < 50; i++) {
        byte[] nonce = nonce();
        key.open(nonce, 0, AAD, seal(key, nonce, new byte[] {1}), 0);
      }
      assertThat(ciphers.calls()).isEqualTo(100);
      assertThat(ciphers.made()).isEqualTo(1);
    }
  }

  @Test
  void manyThreadsShareOneKey() throws Exception {
    GcmKey key = key();
    Keys.on64Threads(
        () -> {
          Random random = new Random();
          for (int i = 0; i < 200; i++) {
            byte[] plain = new byte[random.nextInt(300)];
            random.nextBytes(plain);
            byte[] nonce = nonce();
            assertThat(key.open(nonce, 0, AAD, seal(key, nonce, plain), 0)).hasValue(plain);
          }
          return null;
        });
  }

  private static GcmKey key() {
    return new GcmKey(Keys.secret(0));
  }

  private static byte[] nonce() {
    byte[] nonce = new byte[GcmKey.NONCE_LENGTH];
    new SecureRandom().nextBytes(nonce);
    return nonce;
  }

  private static byte[] seal(GcmKey key, byte[] nonce, byte[] plain) {
    byte[] out = new byte[plain.length + GcmKey.TAG_LENGTH];
    key.seal(nonce, 0, AAD, plain, out, 0);
    return out;
  }
}
