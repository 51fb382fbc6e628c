package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Quarkus REST. Fields and constructors are CDI's: see {@link CdiHook}. */
public final class QuarkusHook implements RuntimeHook {
  static final String RUNTIME = "org.jboss.resteasy.reactive.";

  /** Of the configuration: the user's class. */
  static final String USER = QuarkusHook.class.getName() + ".user";

  private static final String MOVED = QuarkusHook.class.getName() + ".moved";

  /** Called by {@link java.util.ServiceLoader}. */
  public QuarkusHook() {}

  @Override
  public boolean fits(FeatureContext context) {
    return context.getClass().getName().startsWith(RUNTIME);
  }

  @Override
  public void install(FeatureContext context, Class<?> userType) {
    if ("buildtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))) {
      throw new IllegalStateException(
          "Quarkus configures features while it builds a native image, so the session keys would be"
              + " part of the image. Run the application on the JVM.");
    }
    context.property(USER, userType);
    context.register(new First(new QuarkusParameters(userType)));
    context.register(new OffTheEventLoop());
    context.register(new BackOnTheEventLoop());
    QuarkusResources.install();
  }

  private static ResteasyReactiveRequestContext quarkus(ContainerRequestContext request) {
    return (ResteasyReactiveRequestContext)
        ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
  }

  /** What a request needs before it is matched. */
  @PreMatching
  @Priority(Integer.MIN_VALUE + 1)
  private static final class First implements ContainerRequestFilter {
    private final QuarkusParameters parameters;

    First(QuarkusParameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      ResteasyReactiveRequestContext quarkus = quarkus(request);
      parameters.give(quarkus.getDeployment());
      RuntimeHook.matched(request, new Matched(quarkus));
      QuarkusAnswer.watch(request, quarkus);
    }
  }

  /** Filters that are instances get no {@link ResourceInfo} injected. */
  private record Matched(ResteasyReactiveRequestContext request) implements ResourceInfo {
    private ResourceInfo info() {
      return Objects.requireNonNull(
          request.getResteasyReactiveResourceInfo(), "The request is not matched yet.");
    }

    @Override
    public Method getResourceMethod() {
      return info().getResourceMethod();
    }

    @Override
    public Class<?> getResourceClass() {
      return info().getResourceClass();
    }
  }

  /**
   * The filters of a method that returns a Uni or CompletionStage run on the event loop, and the
   * user is looked up with what may block: a database.
   */
  @Priority(Priorities.AUTHENTICATION - 1)
  private static final class OffTheEventLoop implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      ResteasyReactiveRequestContext quarkus = quarkus(request);
      if (mayBlock(request) && quarkus.serverRequest().isOnIoThread()) {
        request.setProperty(MOVED, true);
        goOn(quarkus, QuarkusParameters.workers());
      }
    }
  }

  /** Runs what follows the present step on other threads. */
  static void goOn(ResteasyReactiveRequestContext quarkus, Executor threads) {
    quarkus.suspend();
    quarkus.resume(threads);
  }

  /** Without a cookie nothing is looked up. */
  static boolean mayBlock(ContainerRequestContext request) {
    return request.getHeaders().containsKey(HttpHeaders.COOKIE);
  }

  /** The method itself runs where Quarkus wants it. */
  @Priority(Priorities.AUTHENTICATION + 1)
  private static final class BackOnTheEventLoop implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getProperty(MOVED) != null) {
        ResteasyReactiveRequestContext quarkus = quarkus(request);
        goOn(quarkus, quarkus.getContextExecutor());
      }
    }
  }
}
