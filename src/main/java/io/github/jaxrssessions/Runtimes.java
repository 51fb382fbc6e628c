package io.github.jaxrssessions;

import jakarta.ws.rs.core.FeatureContext;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the hook of the runtime that the application is deployed on. */
final class Runtimes {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  private static final String SUPPORTED =
      "Jersey 3 and 4 with jersey-hk2, RESTEasy 6.2 and 7.0, CXF 4.";

  private Runtimes() {}

  static RuntimeHook of(FeatureContext context) {
    Iterator<RuntimeHook> hooks =
        ServiceLoader.load(RuntimeHook.class, RuntimeHook.class.getClassLoader()).iterator();
    while (true) {
      try {
        if (!hooks.hasNext()) {
          throw new IllegalStateException(
              "SessionAuth does not know the JAX-RS runtime of "
                  + context.getClass().getName()
                  + " and "
                  + context.getConfiguration().getClass().getName()
                  + ", so nothing would be protected. Supported: "
                  + SUPPORTED);
        }
        RuntimeHook hook = hooks.next();
        if (hook.fits(context)) {
          return hook;
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        // A hook for a runtime that is not here cannot even be loaded.
        LOG.log(
            System.Logger.Level.DEBUG, "A runtime hook does not load: {0}", e.getClass().getName());
      }
    }
  }
}
