package io.github.jaxrssessions;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What is wrong with a resource class and can be told when it is deployed. */
final class StartChecks implements DynamicFeature {
  /** Of the application's configuration: there where a SessionAuth is registered. */
  static final String PROPERTY = StartChecks.class.getName();

  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  private final Class<?> userType;
  private final Locators locators = new Locators();
  private final Set<Class<?>> seen = ConcurrentHashMap.newKeySet();

  StartChecks(Class<?> userType) {
    this.userType = userType;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    check(resource);
  }

  void check(ResourceInfo resource) {
    Class<?> type = ResourceMethod.lookedThrough(resource.getResourceClass());
    if (!seen.add(type)) {
      return;
    }
    kept(type).forEach(this::refuseKept);
    checkRecentLogins(type);
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

  /** Fails where one makes no sense, also one that a nearer one outweighs. */
  private static void checkRecentLogins(Class<?> type) {
    Stream.of(ResourceMethod.superclasses(type), ResourceMethod.interfaces(type))
        .flatMap(Collection::stream)
        .flatMap(c -> Stream.concat(Stream.of(c), Arrays.stream(c.getDeclaredMethods())))
        .forEach(AccessRules::recentLogin);
  }

  /** Where something is injected once and kept: a field, a constructor or a setter. */
  private record Place(Member member, Type type) {}

  private static Stream<Place> kept(Class<?> type) {
    List<Place> places = new ArrayList<>();
    for (Class<?> c : ResourceMethod.superclasses(type)) {
      for (Field field : c.getDeclaredFields()) {
        if (field.isAnnotationPresent(Context.class)) {
          places.add(new Place(field, field.getGenericType()));
        }
      }
      for (Method setter : c.getDeclaredMethods()) {
        if (setter.isAnnotationPresent(Context.class)) {
          Arrays.stream(setter.getGenericParameterTypes())
              .forEach(given -> places.add(new Place(setter, given)));
        }
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Arrays.stream(constructor.getParameters())
          .filter(parameter -> parameter.isAnnotationPresent(Context.class))
          .forEach(p -> places.add(new Place(constructor, p.getParameterizedType())));
    }
    return places.stream();
  }

  private void refuseKept(Place place) {
    boolean optional =
        place.type() instanceof ParameterizedType p
            && p.getRawType().equals(Optional.class)
            && p.getActualTypeArguments()[0].equals(userType);
    if (place.type().equals(userType) || optional) {
      throw new IllegalStateException(
          "The user cannot be injected into "
              + place.member()
              + ": what lives longer than a request would keep the first caller's user. Take it as a"
              + " parameter of the resource method, or read SessionPrincipal.user(security, "
              + userType.getSimpleName()
              + ".class).");
    }
  }
}
