package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.runtime.ResteasyCalls.Answer;
import io.github.jaxrssessions.runtime.ResteasyCalls.Place;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands before RESTEasy's own injection, in one application: parameters of resource methods get
 * the objects of their request, which serve on any thread; what lives longer gets a writer that
 * finds its request by each call.
 */
final class ResteasyInjection implements Answer {
  private final ResteasyCalls resteasy;
  private final Object before;
  private final Class<?> userType;
  private final SessionWriter ofTheMoment;

  private ResteasyInjection(ResteasyCalls resteasy, Class<?> userType) {
    this.resteasy = resteasy;
    this.before = resteasy.injectors();
    this.userType = userType;
    this.ofTheMoment =
        RuntimeHook.writer(
            () -> {
              @Nullable ContainerRequestContext request = resteasy.request();
              return request == null ? null : RuntimeHook.writer(request);
            });
  }

  static void into(ResteasyCalls resteasy, Class<?> userType) {
    ResteasyInjection injection = new ResteasyInjection(resteasy, userType);
    resteasy.injectors(injection);
    // For a provider that was registered, and its fields injected, before the SessionAuth.
    resteasy.otherwise(SessionWriter.class, injection.ofTheMoment);
  }

  @Override
  public @Nullable Object to(Method method, Object... given) {
    @Nullable Object made = ResteasyCalls.call(method, before, given);
    return switch (method.getName()) {
      case "createParameterExtractor" -> extractor(resteasy.place(given), made);
      case "createPropertyInjector" -> properties(made);
      default -> made;
    };
  }

  /** What gives a place its value: ours, or the one that RESTEasy made. */
  private @Nullable Object extractor(Place place, @Nullable Object made) {
    if (place.annotations().stream().noneMatch(Context.class::isInstance)) {
      return made;
    }
    Type wanted = place.type();
    if (wanted.equals(SessionWriter.class)) {
      return place.method()
          ? ofTheRequest(RuntimeHook::writer)
          : resteasy.valueInjector((method, given) -> ofTheMoment);
    }
    if (wanted.equals(userType)) {
      ensureParameter(place);
      return ofTheRequest(request -> RuntimeHook.user(request).orElse(null));
    }
    if (isOptionalUser(wanted)) {
      ensureParameter(place);
      return ofTheRequest(RuntimeHook::user);
    }
    if (wanted.equals(SecurityContext.class) && place.method()) {
      return ofTheRequest(request -> resteasy.ofThisThread(SecurityContext.class));
    }
    return made;
  }

  /** RESTEasy calls {@code inject(request, response, …)} within a request. */
  private Object ofTheRequest(Function<ContainerRequestContext, @Nullable Object> value) {
    return resteasy.valueInjector(
        (method, given) -> {
          if (given.length < 3) {
            throw new IllegalStateException(method + " was called outside of a request.");
          }
          return value.apply(resteasy.request(given[0]));
        });
  }

  private boolean isOptionalUser(Type wanted) {
    return wanted instanceof ParameterizedType p
        && p.getRawType().equals(Optional.class)
        && p.getActualTypeArguments()[0].equals(userType);
  }

  private void ensureParameter(Place place) {
    if (!place.method()) {
      throw new IllegalStateException(
          "The user cannot be injected into "
              + place.at()
              + ": what lives longer than a request would keep the first caller's user. Take it as a"
              + " parameter of the resource method, or read SessionPrincipal.user(security, "
              + userType.getSimpleName()
              + ".class).");
    }
  }

  /** In a server with CDI, registered instances of a bean's class are injected by nobody. */
  private @Nullable Object properties(@Nullable Object made) {
    if (made == null || made.getClass().getName().startsWith("org.jboss.resteasy.core.")) {
      return made;
    }
    return resteasy.propertyInjector(
        (method, given) -> {
          @Nullable Object done = ResteasyCalls.call(method, made, given);
          if (given.length == 2) { // outside of a request
            fill(given[0]);
          }
          return done;
        });
  }

  private void fill(Object target) {
    for (Class<?> c = target.getClass(); c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.isAnnotationPresent(Context.class)) {
          if (field.getType().equals(SessionWriter.class)) {
            fill(field, target, ofTheMoment);
          } else if (field.getType().equals(SecurityContext.class)) {
            fill(field, target, resteasy.securityOfTheMoment());
          }
        }
      }
    }
  }

  private static void fill(Field field, Object target, Object value) {
    try {
      field.setAccessible(true);
      if (field.get(target) == null) {
        field.set(target, value);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot inject into " + field + ".", e);
    }
  }
}
