package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import jakarta.ws.rs.core.FeatureContext;

/**
 * RESTEasy 6.2 and 7.0, also inside WildFly and Open Liberty. Not RESTEasy Reactive, which is
 * Quarkus REST.
 */
public final class ResteasyHook implements RuntimeHook {

  /** Called by {@link java.util.ServiceLoader}. */
  public ResteasyHook() {}

  @Override
  public boolean fits(FeatureContext context) {
    String runtime = context.getConfiguration().getClass().getName();
    return runtime.startsWith("org.jboss.resteasy.core.");
  }

  @Override
  public void install(FeatureContext context, Class<?> userType) {
    ResteasyInjection.into(new ResteasyCalls(context.getConfiguration()), userType);
    context.register(new ResteasyCookies());
  }
}
