package io.github.jaxrssessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A session's id: 16 random bytes that stand inside the seal and are shown to nobody. */
final class SessionId {
  static final int LENGTH = 16;
  private static final byte[] HANDLE =
      "io.github.jaxrssessions/handle".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ROW =
      "io.github.jaxrssessions/store".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LITESTAR =
      "io.github.jaxrssessions/litestar".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private @Nullable String handle; // made when first asked for; of two threads each makes the same

  SessionId(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** The id that stands in longer bytes. */
  SessionId(byte[] bytes, int from, int to) {
    if (to - from != LENGTH) {
      throw new IllegalArgumentException("A session id has 16 bytes, not " + (to - from));
    }
    this.bytes = Arrays.copyOfRange(bytes, from, to);
  }

  static SessionId random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new SessionId(bytes);
  }

  /** The id of a session that Litestar began: of each of its cookies always the same one. */
  static SessionId ofLitestar(String cookie) {
    return new SessionId(
        Arrays.copyOf(digest(LITESTAR, cookie.getBytes(StandardCharsets.UTF_8)), LENGTH));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The name of the session for people, logs and {@link Revocations}; there is no way back. */
  String handle() {
    @Nullable String known = handle;
    if (known == null) {
      known = text(Arrays.copyOf(digest(HANDLE, bytes), LENGTH));
      handle = known;
    }
    return known;
  }

  /** The key of the session's row in a {@link SessionStore}; there is no way back. */
  String row() {
    return text(digest(ROW, bytes));
  }

  private static String text(byte[] digest) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static byte[] digest(byte[] label, byte[] content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(label);
      return sha256.digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionId id && MessageDigest.isEqual(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SessionId";
  }
}
