package io.github.jaxrssessions.openapi;

import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.UUID;

/**
 * Marks each operation of a document with the method that it was read from. Nothing here is for
 * applications: swagger finds it with {@link java.util.ServiceLoader}, one for all applications in
 * the JVM, and each application's own filter reads the marks and takes them out. A mark tells
 * nothing to anybody else, and none is made before some application asks for them.
 */
public final class OperationMark extends AbstractOpenAPIExtension {
  static final String NAME = "x-session-operation";

  private static final String SALT = UUID.randomUUID().toString();
  private static final int BYTES = 12;
  private static volatile boolean begun;

  /** Called by {@link java.util.ServiceLoader}. */
  public OperationMark() {}

  /** From now on operations are marked. */
  static void begin() {
    begun = true;
  }

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    if (begun) {
      operation.addExtension(NAME, of(method));
    }
    super.decorateOperation(operation, method, chain);
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
