package io.github.jaxrssessions.runtime;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is used of RESTEasy, by name: the server that embeds it may hide its classes from
 * applications. All of it is looked up when the application is deployed, so that a version without
 * it fails there.
 */
final class ResteasyCalls {
  private final Object providers;
  private final Class<?> injectorFactory;
  private final Class<?> valueInjector;
  private final Class<?> propertyInjector;
  private final Class<?> contextInjector;
  private final Class<?> httpRequest;
  private final Class<?> methodParameter;
  private final Method getInjectorFactory;
  private final Method setInjectorFactory;
  private final Method getContextInjectors;
  private final Method getContextData;
  private final Method getAttribute;
  private final Method getGenericType;
  private final Method getAnnotations;
  private final Method getAccessibleObject;

  /**
   * Looks it all up.
   *
   * @param configuration the application's, which is RESTEasy's ResteasyProviderFactory
   * @throws IllegalStateException where something is missing
   */
  ResteasyCalls(Object configuration) {
    providers = configuration;
    Class<?> factory = type("spi.ResteasyProviderFactory");
    injectorFactory = type("spi.InjectorFactory");
    valueInjector = type("spi.ValueInjector");
    propertyInjector = type("spi.PropertyInjector");
    contextInjector = type("spi.ContextInjector");
    httpRequest = type("spi.HttpRequest");
    methodParameter = type("spi.metadata.MethodParameter");
    Class<?> parameter = type("spi.metadata.Parameter");
    getInjectorFactory = method(factory, "getInjectorFactory");
    setInjectorFactory = method(factory, "setInjectorFactory", injectorFactory);
    getContextInjectors = method(factory, "getContextInjectors");
    getContextData = method(type("core.ResteasyContext"), "getContextData", Class.class);
    getAttribute = method(httpRequest, "getAttribute", String.class);
    getGenericType = method(parameter, "getGenericType");
    getAnnotations = method(parameter, "getAnnotations");
    getAccessibleObject = method(parameter, "getAccessibleObject");
    if (!factory.isInstance(configuration)) {
      throw missing(factory.getName() + " as the configuration", null);
    }
  }

  private Class<?> type(String name) {
    String full = "org.jboss.resteasy." + name;
    try {
      return Class.forName(full, false, providers.getClass().getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw missing(full, e);
    }
  }

  private Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException | LinkageError e) {
      throw missing(type.getName() + "." + name, e);
    }
  }

  private IllegalStateException missing(String what, @Nullable Throwable cause) {
    @Nullable String version = providers.getClass().getPackage().getImplementationVersion();
    return new IllegalStateException(
        "SessionAuth cannot give sessions to resources here: it needs "
            + what
            + ", which this RESTEasy ("
            + (version == null ? providers.getClass().getName() : version)
            + ") lacks. Supported: RESTEasy 6.2 and 7.0.",
        cause);
  }

  /** A place that something is injected into. */
  record Place(Type type, List<Annotation> annotations, AccessibleObject at, boolean method) {}

  /** The place that {@code createParameterExtractor} was called for. */
  Place place(Object... given) {
    if (given.length > 2) {
      return new Place(
          (Type) given[4],
          Arrays.asList((Annotation[]) given[5]),
          (AccessibleObject) given[1],
          false);
    }
    Object parameter = given[0];
    return new Place(
        get(Type.class, getGenericType, parameter),
        Arrays.asList(get(Annotation[].class, getAnnotations, parameter)),
        get(AccessibleObject.class, getAccessibleObject, parameter),
        methodParameter.isInstance(parameter));
  }

  Object injectors() {
    return get(Object.class, getInjectorFactory, providers);
  }

  void injectors(Answer answer) {
    call(setInjectorFactory, providers, answering(injectorFactory, answer));
  }

  Object valueInjector(Answer answer) {
    return answering(valueInjector, answer);
  }

  Object propertyInjector(Answer answer) {
    return answering(propertyInjector, answer);
  }

  /** What is found where nothing else gives a type, also by what was injected before. */
  @SuppressWarnings("unchecked") // RESTEasy's own signature: Map<Type, ContextInjector>
  void otherwise(Type type, Object value) {
    Map<Type, Object> map = get(Map.class, getContextInjectors, providers);
    map.put(type, answering(contextInjector, (method, given) -> value));
  }

  /** What RESTEasy has of this type for the request of this thread. */
  <T> @Nullable T ofThisThread(Class<T> type) {
    return type.cast(call(getContextData, null, type));
  }

  /** The request that this thread serves; null where it serves none. */
  @Nullable ContainerRequestContext request() {
    @Nullable Object request = ofThisThread(httpRequest);
    return request == null ? null : request(request);
  }

  /** A request of RESTEasy's, as far as the session of it needs one: with its properties. */
  ContainerRequestContext request(Object request) {
    return (ContainerRequestContext)
        answering(
            ContainerRequestContext.class,
            (method, given) -> {
              if (!method.getName().equals("getProperty")) {
                throw new UnsupportedOperationException(method.toString());
              }
              return call(getAttribute, request, given);
            });
  }

  /** For a field: each call goes to the SecurityContext of the request that this thread serves. */
  Object securityOfTheMoment() {
    return answering(
        SecurityContext.class,
        (method, given) -> {
          @Nullable SecurityContext security = ofThisThread(SecurityContext.class);
          if (security == null) {
            throw new IllegalStateException(
                "The thread "
                    + Thread.currentThread().getName()
                    + " serves no request. For another thread, take the SecurityContext as a"
                    + " parameter of the resource method: @Context SecurityContext security.");
          }
          return call(method, security, given);
        });
  }

  /** The answers of an object that stands for another. */
  interface Answer {
    @Nullable Object to(Method method, Object... given);
  }

  private static Object answering(Class<?> type, Answer answer) {
    @Nullable ClassLoader loader = type.getClassLoader();
    return Proxy.newProxyInstance(
        loader,
        new Class<?>[] {type},
        (self, method, given) -> {
          if (method.getDeclaringClass() != Object.class) {
            return answer.to(method, given == null ? new Object[0] : given);
          }
          return switch (method.getName()) {
            case "equals" -> self == given[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> type.getSimpleName() + " of jaxrs-sessions";
          };
        });
  }

  private static <T> T get(Class<T> type, Method getter, Object target) {
    return type.cast(Objects.requireNonNull(call(getter, target), () -> getter + " gave null."));
  }

  /** Calls, and throws what the method throws. */
  static @Nullable Object call(Method method, @Nullable Object target, Object... given) {
    try {
      return method.invoke(target, given);
    } catch (InvocationTargetException e) {
      throwAsItIs(e.getCause());
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot call " + method + ".", e);
    }
  }

  /** Checked exceptions, too: the caller called the method by its interface. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAsItIs(@Nullable Throwable thrown) throws T {
    throw (T) thrown;
  }
}
