package io.github.jaxrssessions.openapi;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** What names a method in a document, to this JVM alone. */
final class Mark {
  /** The extension of an operation that holds it. */
  static final String NAME = "x-session-operation";

  private static final String SALT = UUID.randomUUID().toString();
  private static final int BYTES = 12;
  private static volatile boolean begun;

  private Mark() {}

  /** From now on operations are marked. */
  static void begin() {
    begun = true;
  }

  /** Whether somebody asked for marks. */
  static boolean isBegun() {
    return begun;
  }

  /** The mark of a method: the same within this JVM, and not to be guessed. */
  static String of(Method method) {
    String text =
        String.join(
            "\n",
            SALT,
            method.getDeclaringClass().getName(),
            method.getName(),
            Arrays.toString(method.getParameterTypes()),
            method.getReturnType().getName());
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java platform has SHA-256.", e);
    }
  }
}
