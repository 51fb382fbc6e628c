package io.github.jaxrssessions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * What is derived from one secret: the key that seals, and the id that names it on the wire. The id
 * is as long as a collision-free hash wants, so that a message commits to its secret.
 */
final class SealingKey {
  static final int ID_LENGTH = 16;
  private static final byte[] SALT =
      "io.github.jaxrssessions/v1".getBytes(StandardCharsets.US_ASCII);

  private static final int WHOLE = 22; // characters of a value that version and id fill

  private final byte[] id;
  private final String start;
  private final String next;
  private final Xaes xaes;
  private final byte[] store;

  SealingKey(byte[] secret) {
    byte[] prk = Hkdf.extract(SALT, secret);
    id = Hkdf.expand(prk, "kid", ID_LENGTH);
    start = text((byte) 0).substring(0, WHOLE);
    StringBuilder possible = new StringBuilder();
    for (int bits = 0; bits < 4; bits++) {
      possible.append(text((byte) (bits << 6)).charAt(WHOLE));
    }
    next = possible.toString();
    xaes = new Xaes(Hkdf.expand(prk, "enc", Xaes.KEY_LENGTH));
    store = Hkdf.expand(prk, "store", 32);
  }

  byte[] id() {
    return id.clone();
  }

  /** How a value under this key begins, where that is the first byte of its nonce. */
  private String text(byte nonce) {
    byte[] bytes =
        ByteBuffer.allocate(Sealer.HEADER_LENGTH + 1)
            .put(Sealer.VERSION)
            .put(id)
            .put(nonce)
            .array();
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  void putId(byte[] out, int at) {
    System.arraycopy(id, 0, out, at, ID_LENGTH);
  }

  boolean hasId(byte[] other) {
    return MessageDigest.isEqual(id, other);
  }

  /** Whether a decoded value names this key. What is on the wire needs no constant time. */
  boolean isNamedBy(byte[] value) {
    return Arrays.equals(id, 0, ID_LENGTH, value, 1, Sealer.HEADER_LENGTH);
  }

  /** Whether a value of at least 23 characters begins as those under this key do. */
  boolean isNamedBy(String value) {
    return value.startsWith(start) && next.indexOf(value.charAt(WHOLE)) >= 0;
  }

  Xaes xaes() {
    return xaes;
  }

  /** A keyed hash, of what may be guessed and is to be kept elsewhere. */
  byte[] hash(byte[] content) {
    return Hkdf.hmac(store, content);
  }

  @Override
  public String toString() {
    return "SealingKey";
  }
}
