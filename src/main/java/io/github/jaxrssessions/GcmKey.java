package io.github.jaxrssessions;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One AES-256-GCM key with a few ciphers ready for it. A cipher that stays with its key is spared
 * the key schedule; a queue instead of a ThreadLocal keeps that true on virtual threads.
 */
final class GcmKey {
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;
  private static final int READY = 8;

  private final SecretKeySpec key;
  private final ConcurrentLinkedQueue<Cipher> ciphers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ready = new AtomicInteger();

  GcmKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Seals {@code plain} into {@code out} from {@code at}, tag included. The nonce's 12 bytes stand
   * in {@code nonce} from {@code nonceAt}.
   */
  void seal(byte[] nonce, int nonceAt, byte[] aad, byte[] plain, byte[] out, int at) {
    try {
      Cipher cipher = take();
      cipher.init(Cipher.ENCRYPT_MODE, key, spec(nonce, nonceAt));
      cipher.updateAAD(aad);
      cipher.doFinal(plain, 0, plain.length, out, at);
      giveBack(cipher);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing failed", e);
    }
  }

  /** The plaintext of what stands in {@code sealed} from {@code at}; empty where the tag fails. */
  Optional<byte[]> open(byte[] nonce, int nonceAt, byte[] aad, byte[] sealed, int at) {
    if (sealed.length - at < TAG_LENGTH) {
      return Optional.empty(); // JDK 17 answers this with an unchecked exception
    }
    try {
      Cipher cipher = take();
      cipher.init(Cipher.DECRYPT_MODE, key, spec(nonce, nonceAt));
      cipher.updateAAD(aad);
      byte[] plain = cipher.doFinal(sealed, at, sealed.length - at);
      giveBack(cipher);
      return Optional.of(plain);
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Opening failed", e);
    }
  }

  private static GCMParameterSpec spec(byte[] nonce, int nonceAt) {
    return new GCMParameterSpec(TAG_LENGTH * 8, nonce, nonceAt, NONCE_LENGTH);
  }

  private Cipher take() throws GeneralSecurityException {
    @Nullable Cipher cipher = ciphers.poll();
    if (cipher == null) {
      return Cipher.getInstance("AES/GCM/NoPadding");
    }
    ready.decrementAndGet();
    return cipher;
  }

  private void giveBack(Cipher cipher) {
    if (ready.incrementAndGet() <= READY) {
      ciphers.offer(cipher);
    } else {
      ready.decrementAndGet();
    }
  }

  @Override
  public String toString() {
    return "GcmKey";
  }
}
