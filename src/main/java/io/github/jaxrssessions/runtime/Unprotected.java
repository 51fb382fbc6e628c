package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Fails the deployment of an application that has this library and no {@link
 * io.github.jaxrssessions.SessionAuth}: some runtimes lose it without a word. Found by those that
 * look for providers in libraries; the others take what is registered.
 */
@Provider
@ApplicationScoped // for CDI to find it; Jersey without CDI takes no @Dependent class
public class Unprotected implements DynamicFeature {

  /** Called by the runtime. */
  public Unprotected() {}

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Configuration configuration = context.getConfiguration();
    String runtime = context.getClass().getName();
    if (RuntimeHook.checks(configuration).isPresent()) {
      return;
    }
    if (runtime.startsWith(QuarkusHook.RUNTIME)) {
      throw new IllegalStateException(QuarkusStart.REMEDY);
    }
    // Others do not show a dynamic feature what the application registered.
    if (runtime.startsWith("org.glassfish.jersey.")) {
      throw new IllegalStateException(
          "jaxrs-sessions is here and no SessionAuth is registered, so everybody could call "
              + resource.getResourceClass().getName()
              + ". Register the SessionAuth with this application; in Helidon, make the Application"
              + " that does an @ApplicationScoped bean. One that is to be open to everybody registers"
              + " a SessionAuth with publicPaths(\"/**\").");
    }
  }
}
