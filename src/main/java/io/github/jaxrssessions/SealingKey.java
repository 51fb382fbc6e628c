package io.github.jaxrssessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What is derived from one secret: the key that seals, and the id that names it on the wire. The id
 * is as long as a collision-free hash wants, so that a message commits to its secret.
 */
final class SealingKey {
  static final int ID_LENGTH = 16;
  private static final byte[] SALT =
      "io.github.jaxrssessions/v1".getBytes(StandardCharsets.US_ASCII);

  private final byte[] id;
  private final Xaes xaes;
  private final byte[] store;

  SealingKey(byte[] secret) {
    byte[] prk = Hkdf.extract(SALT, secret);
    id = Hkdf.expand(prk, "kid", ID_LENGTH);
    xaes = new Xaes(Hkdf.expand(prk, "enc", Xaes.KEY_LENGTH));
    store = Hkdf.expand(prk, "store", 32);
  }

  byte[] id() {
    return id.clone();
  }

  boolean hasId(byte[] other) {
    return MessageDigest.isEqual(id, other);
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
