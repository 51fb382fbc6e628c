package io.github.jaxrssessions;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * XAES-256-GCM (c2sp.org/XAES-256-GCM) under one key: the first 12 bytes of a 24-byte nonce choose
 * an AES-256-GCM key, the last 12 are that key's nonce.
 */
final class Xaes {
  static final int KEY_LENGTH = 32;
  static final int NONCE_LENGTH = 24;
  static final int PREFIX_LENGTH = 12;
  private static final int BLOCK = 16;

  private final SecretKeySpec key;
  private final byte[] k1;

  Xaes(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("XAES-256-GCM needs a key of 32 bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    this.k1 = doubled(block(new byte[BLOCK], new byte[BLOCK]));
  }

  /** The key that a nonce chooses by its first 12 bytes: AES(K, M1 ^ K1) then AES(K, M2 ^ K1). */
  GcmKey derive(byte[] nonce) {
    byte[] message = new byte[BLOCK];
    message[2] = 'X';
    System.arraycopy(nonce, 0, message, 4, PREFIX_LENGTH);
    byte[] derived = new byte[KEY_LENGTH];
    for (int half = 0; half < 2; half++) {
      message[1] = (byte) (half + 1);
      System.arraycopy(block(k1, message), 0, derived, half * BLOCK, BLOCK);
    }
    GcmKey result = new GcmKey(derived);
    Arrays.fill(derived, (byte) 0);
    return result;
  }

  /** AES(K, iv ^ message): one block of CBC. */
  private byte[] block(byte[] iv, byte[] message) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
      return cipher.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES/CBC/NoPadding", e);
    }
  }

  /** Doubling in GF(2^128), without a branch on the secret. */
  private static byte[] doubled(byte[] l) {
    byte[] out = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      int next = i + 1 < BLOCK ? (l[i + 1] & 0xff) >>> 7 : 0;
      out[i] = (byte) (l[i] << 1 | next);
    }
    int carry = -((l[0] & 0xff) >>> 7);
    out[BLOCK - 1] ^= (byte) (carry & 0x87);
    return out;
  }

  @Override
  public String toString() {
    return "Xaes";
  }
}
