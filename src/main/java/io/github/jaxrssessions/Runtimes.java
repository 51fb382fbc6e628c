package io.github.jaxrssessions;

import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the hooks of the runtime that the application is deployed on. */
final class Runtimes {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  private static final String SUPPORTED =
      "Jersey 3 and 4, RESTEasy 6.2 and 7.0, CXF 4, Quarkus REST.";

  private Runtimes() {}

  /** The hook of the runtime, and those that work beside it. */
  static List<RuntimeHook> of(FeatureContext context) {
    List<RuntimeHook> fitting = new ArrayList<>();
    Iterator<RuntimeHook> hooks =
        ServiceLoader.load(RuntimeHook.class, RuntimeHook.class.getClassLoader()).iterator();
    boolean more = true;
    while (more) {
      try {
        more = hooks.hasNext();
        RuntimeHook hook = more ? hooks.next() : null;
        if (hook != null && hook.fits(context) && (hook.isBeside() || !isFound(fitting))) {
          fitting.add(hook);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        // A hook for a runtime that is not here cannot even be loaded.
        LOG.log(
            System.Logger.Level.DEBUG, "A runtime hook does not load: {0}", e.getClass().getName());
      }
    }
    if (!isFound(fitting)) {
      throw unknown(context);
    }
    return fitting;
  }

  private static boolean isFound(List<RuntimeHook> hooks) {
    return hooks.stream().anyMatch(hook -> !hook.isBeside());
  }

  private static IllegalStateException unknown(FeatureContext context) {
    return new IllegalStateException(
        "SessionAuth does not know the JAX-RS runtime of "
            + context.getClass().getName()
            + " and "
            + context.getConfiguration().getClass().getName()
            + ", so nothing would be protected. Supported: "
            + SUPPORTED);
  }
}
