package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import jakarta.ws.rs.core.FeatureContext;

/** CXF 4. */
public final class CxfHook implements RuntimeHook {

  /** Called by {@link java.util.ServiceLoader}. */
  public CxfHook() {}

  @Override
  public boolean fits(FeatureContext context) {
    return context.getClass().getName().startsWith("org.apache.cxf.");
  }

  @Override
  public void install(FeatureContext context, Class<?> userType) {
    CxfWriterContext.askOnceForSingletons();
    context.register(new CxfOpening());
    context.register(new CxfMatched());
    context.register(new CxfClosing());
    context.register(new CxfWriterContext());
    if (userType != Object.class) { // CXF would ask for everything
      context.register(CxfUserContext.of(userType));
    }
    context.register(new CxfOptionalContext(userType));
  }
}
