package io.github.jaxrssessions;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What is wrong with a resource class and can be told when it is deployed. */
final class StartChecks implements DynamicFeature {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  private final Class<?> userType;
  private final Locators locators = new Locators();
  private final Set<Class<?>> seen = ConcurrentHashMap.newKeySet();

  StartChecks(Class<?> userType) {
    this.userType = userType;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Class<?> type = ResourceMethod.lookedThrough(resource.getResourceClass());
    if (!seen.add(type)) {
      return;
    }
    kept(type).forEach(this::refuseKept);
    locators
        .annotated(type)
        .forEach(
            locator ->
                LOG.log(
                    System.Logger.Level.ERROR,
                    "{0} has a security annotation and is a sub-resource locator, which runs before"
                        + " anybody is authenticated. Requests through it are refused. Put the"
                        + " annotation on the sub-resource''s class or methods.",
                    locator));
  }

  /** What is injected once and kept: fields and constructor parameters. */
  private static Stream<AnnotatedElement> kept(Class<?> type) {
    Stream<Field> fields =
        ResourceMethod.superclasses(type).stream()
            .flatMap(c -> Arrays.stream(c.getDeclaredFields()));
    Stream<Parameter> parameters =
        Arrays.stream(type.getDeclaredConstructors())
            .map(Constructor::getParameters)
            .flatMap(Arrays::stream);
    return Stream.concat(fields, parameters);
  }

  private void refuseKept(AnnotatedElement place) {
    Type type =
        place instanceof Field field
            ? field.getGenericType()
            : ((Parameter) place).getParameterizedType();
    boolean optional =
        type instanceof ParameterizedType p
            && p.getRawType().equals(Optional.class)
            && p.getActualTypeArguments()[0].equals(userType);
    if (place.isAnnotationPresent(Context.class) && (type.equals(userType) || optional)) {
      throw new IllegalStateException(
          "The user cannot be injected into "
              + (place instanceof Parameter p ? p.getDeclaringExecutable() : place)
              + ": what lives longer than a request would keep the first caller's user. Take it as a"
              + " parameter of the resource method, or read SessionPrincipal.user(security, "
              + userType.getSimpleName()
              + ".class).");
    }
  }
}
