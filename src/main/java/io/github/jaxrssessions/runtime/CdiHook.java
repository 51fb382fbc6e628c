package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.FeatureContext;

/** CDI, on any runtime that has it: {@code @Inject SessionWriter}. */
public final class CdiHook implements RuntimeHook {

  /** Called by {@link java.util.ServiceLoader}. */
  public CdiHook() {}

  @Override
  public boolean isBeside() {
    return true;
  }

  @Override
  public boolean fits(FeatureContext context) {
    try {
      Class.forName("jakarta.enterprise.inject.spi.CDI", false, CdiHook.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public void install(FeatureContext context, Class<?> userType) {
    context.register(new Bound());
  }

  /** Gives the request's scope its session. */
  @PreMatching
  @Priority(Integer.MIN_VALUE + 1)
  private static final class Bound implements ContainerRequestFilter {
    private volatile boolean absent;

    @Override
    public void filter(ContainerRequestContext request) {
      if (absent) {
        return;
      }
      try {
        Instance<CdiSession> session = CDI.current().select(CdiSession.class);
        absent = session.isUnsatisfied(); // our jar is no bean archive here
        if (!absent) {
          session.get().bind(RuntimeHook.writer(request));
        }
      } catch (ContextNotActiveException e) {
        // A request outside its scope: an injected writer will say so.
      } catch (IllegalStateException e) {
        absent = true; // CDI is on the class path, and nobody started it
      }
    }
  }
}
