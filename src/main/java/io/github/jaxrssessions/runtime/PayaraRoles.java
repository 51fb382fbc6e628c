package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.SessionAuth;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Map;
import org.glassfish.jersey.internal.ServiceFinder;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * Keeps Payara's own role filter out of an application that has a {@link SessionAuth}. That filter
 * asks the server who is there, which knows nobody, and answers 401 even to what is open to all.
 */
@ConstrainedTo(RuntimeType.SERVER)
@Priority(1) // before Payara's own, which registers it where it is not registered yet
public final class PayaraRoles implements ForcedAutoDiscoverable {
  private static final String PACKAGE = "fish.payara.microprofile.jwtauth.jaxrs.";

  /** Called by Jersey, which finds it as a service. */
  public PayaraRoles() {}

  @Override
  public void configure(FeatureContext context) {
    boolean ours =
        context.getConfiguration().getInstances().stream().anyMatch(SessionAuth.class::isInstance);
    if (!ours) {
      return;
    }
    for (Class<?> found : ServiceFinder.find(ForcedAutoDiscoverable.class, true).toClassArray()) {
      if (found.getName().equals(PACKAGE + "RolesAllowedAutoDiscoverable")) {
        keepOut(context, found.getClassLoader());
      }
    }
  }

  private static void keepOut(FeatureContext context, ClassLoader payara) {
    try {
      Class<?> feature = Class.forName(PACKAGE + "RolesAllowedDynamicFeature", false, payara);
      context.register(feature, Map.of()); // registered, and as nothing
    } catch (ClassNotFoundException e) {
      // This Payara has none.
    }
  }
}
