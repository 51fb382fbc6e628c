package io.github.jaxrssessions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869). */
final class Hkdf {
  private static final String HMAC = "HmacSHA256";
  private static final int HASH = 32;
  private static final int LONGEST = 255 * HASH;

  private Hkdf() {}

  /** The pseudorandom key of a secret; an empty salt counts as 32 zero bytes (2.2). */
  static byte[] extract(byte[] salt, byte[] secret) {
    return mac(salt.length == 0 ? new byte[HASH] : salt).doFinal(secret);
  }

  /** As many bytes as asked for, different for each label (2.3). */
  static byte[] expand(byte[] prk, byte[] label, int length) {
    if (length > LONGEST) {
      throw new IllegalArgumentException("HKDF gives at most " + LONGEST + " bytes, not " + length);
    }
    Mac mac = mac(prk);
    byte[] out = new byte[length];
    byte[] block = new byte[0];
    for (int at = 0, n = 1; at < length; at += HASH, n++) {
      mac.update(block);
      mac.update(label);
      mac.update((byte) n);
      block = mac.doFinal();
      System.arraycopy(block, 0, out, at, Math.min(HASH, length - at));
    }
    Arrays.fill(block, (byte) 0);
    return out;
  }

  static byte[] expand(byte[] prk, String label, int length) {
    return expand(prk, label.getBytes(StandardCharsets.US_ASCII), length);
  }

  /** HMAC-SHA-256 (RFC 2104). */
  static byte[] hmac(byte[] key, byte[] content) {
    return mac(key).doFinal(content);
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + HMAC, e);
    }
  }
}
