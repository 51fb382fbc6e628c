package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.quarkus.arc.Unremovable;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;

/** What is checked as Quarkus starts, whatever classes its Application lists. Public for CDI. */
@Dependent
@Unremovable
public class QuarkusStart {
  static final String REMEDY =
      "jaxrs-sessions is here and no SessionAuth is registered, so everybody could call this"
          + " application. Quarkus ignores what a Feature registers that is itself a Feature. Write:"
          + " @Provider public class Sessions implements Feature { public boolean"
          + " configure(FeatureContext context) { return auth.configure(context); } } and list it"
          + " in getClasses() where your Application lists classes.";

  /** Called by CDI. */
  public QuarkusStart() {}

  /**
   * Fails the start of an application that is open, or keeps users.
   *
   * @param event unused
   */
  public void check(@Observes Startup event) {
    @Nullable Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
    if (deployment == null) {
      return; // no resources
    }
    Consumer<ResourceInfo> checks =
        RuntimeHook.checks(deployment.getConfiguration())
            .orElseThrow(() -> new IllegalStateException(REMEDY));
    QuarkusMethods.of(deployment).stream().map(RuntimeResource::getLazyMethod).forEach(checks);
    if (deployment.getConfiguration().getProperty(QuarkusHook.USER) instanceof Class<?> userType) {
      refuseKept(userType);
    }
  }

  /** A bean of the user's class is what a field of a singleton would keep. */
  private static void refuseKept(Class<?> userType) {
    if (userType.getName().startsWith("java.")) {
      return; // there are beans of these that are no users
    }
    for (Bean<?> bean : CDI.current().getBeanManager().getBeans(userType, Any.Literal.INSTANCE)) {
      if (bean.getScope() != RequestScoped.class) {
        throw new IllegalStateException(
            bean.getBeanClass().getName()
                + " makes a bean of the user's class "
                + userType.getName()
                + ": what lives longer than a request would keep the first caller's. Leave it out,"
                + " a resource method's parameter @Context "
                + userType.getSimpleName()
                + " needs none; or make it @RequestScoped.");
      }
    }
  }
}
