package io.github.jaxrssessions.openapi;

import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.Method;
import java.util.Iterator;

/**
 * Marks each operation of a document with the method that it was read from. Nothing here is for
 * applications: swagger finds it with {@link java.util.ServiceLoader}, one for all applications in
 * the JVM, and each application's own filter reads the marks and takes them out. A mark tells
 * nothing to anybody else, and none is made before some application asks for them.
 */
public final class OperationMark extends AbstractOpenAPIExtension {
  /** Called by {@link java.util.ServiceLoader}. */
  public OperationMark() {}

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    if (Mark.isBegun()) {
      operation.addExtension(Mark.NAME, Mark.of(method));
    }
    super.decorateOperation(operation, method, chain);
  }
}
