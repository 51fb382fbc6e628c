package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.github.jaxrssessions.SessionWriter;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ParameterHandler;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of resource methods. Quarkus looks a type that it does not know up as a bean, which
 * can be neither null nor an {@code Optional<User>}: so a method's own step for such a parameter is
 * replaced by ours.
 */
final class QuarkusParameters {
  private final Class<?> userType;
  private final Object lock = new Object();
  private volatile boolean given;

  QuarkusParameters(Class<?> userType) {
    this.userType = userType;
  }

  /** Quarkus's threads for what blocks. */
  static Executor workers() {
    return ResteasyReactiveRecorder.EXECUTOR_SUPPLIER.get();
  }

  /** Replaces the steps of all methods, once. */
  void give(Deployment deployment) {
    if (!given) {
      synchronized (lock) {
        if (!given) {
          QuarkusMethods.of(deployment).forEach(this::give);
          given = true;
        }
      }
    }
  }

  private void give(RuntimeResource resource) {
    ServerRestHandler[] chain = resource.getHandlerChain();
    int[] steps =
        IntStream.range(0, chain.length)
            .filter(n -> chain[n] instanceof ParameterHandler)
            .toArray();
    Method method = resource.getLazyMethod().getMethod();
    if (steps.length != method.getParameterCount()) {
      return; // done already, or a method whose parameters have no step each
    }
    for (int i = 0; i < steps.length; i++) {
      if (isContext(method, i)) {
        int index = i;
        ServerRestHandler before = chain[steps[i]];
        chain[steps[i]] = step(index, method.getGenericParameterTypes()[i]).orElse(before);
      }
    }
  }

  /** Annotations of parameters may stand on the method that this one implements. */
  private static boolean isContext(Method method, int index) {
    return types(method.getDeclaringClass())
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(m -> m.getName().equals(method.getName()))
        .filter(m -> Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
        .anyMatch(m -> m.getParameters()[index].isAnnotationPresent(Context.class));
  }

  private static Stream<Class<?>> types(@Nullable Class<?> type) {
    return type == null
        ? Stream.of()
        : Stream.concat(
            Stream.of(type),
            Stream.concat(Stream.of(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(QuarkusParameters::types));
  }

  private Optional<ServerRestHandler> step(int index, Type type) {
    if (type.equals(SessionWriter.class)) {
      return Optional.of(new Step(index, false, RuntimeHook::writer));
    }
    if (type.equals(userType)) {
      return Optional.of(new Step(index, true, request -> RuntimeHook.user(request).orElse(null)));
    }
    boolean optional =
        type instanceof ParameterizedType p
            && p.getRawType().equals(Optional.class)
            && p.getActualTypeArguments()[0].equals(userType);
    return optional ? Optional.of(new Step(index, true, RuntimeHook::user)) : Optional.empty();
  }

  /**
   * The step of one parameter; off the event loop where finding its value may block. Like Quarkus's
   * own it has the scope of the request: whoever looks the user up may need it.
   */
  private record Step(
      int index, boolean mayBlock, Function<ContainerRequestContext, @Nullable Object> value)
      implements ServerRestHandler {
    private static final String MOVED = Step.class.getName() + ".moved";

    @Override
    public void handle(ResteasyReactiveRequestContext request) {
      boolean move =
          mayBlock
              && request.serverRequest().isOnIoThread()
              && QuarkusHook.mayBlock(request.getContainerRequestContext());
      if (move) {
        request.setProperty(MOVED, true);
        request.setPosition(request.getPosition() - 1); // this step again
        QuarkusHook.goOn(request, workers());
        return;
      }
      request.requireCDIRequestScope();
      set(request);
      if (request.getProperty(MOVED) != null) {
        request.removeProperty(MOVED);
        QuarkusHook.goOn(request, request.getContextExecutor());
      }
    }

    @SuppressWarnings("NullAway") // Quarkus is unmarked, and null is what it hands on
    private void set(ResteasyReactiveRequestContext request) {
      request.getParameters()[index] = value.apply(request.getContainerRequestContext());
    }
  }
}
