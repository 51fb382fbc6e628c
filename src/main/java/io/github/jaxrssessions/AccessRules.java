package io.github.jaxrssessions;

import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What {@code @DenyAll}, {@code @RolesAllowed} and {@code @PermitAll} say of a method. The nearest
 * decides: the method itself, else the methods it overrides (the strictest of them), else the
 * class, its superclasses and its interfaces. On one element the strictest holds.
 */
final class AccessRules {
  private record Place(Class<?> resource, Method method) {}

  private final Map<Place, Optional<Access>> byMethod = new ConcurrentHashMap<>();

  /** The rule of a method; empty where no annotation says any. */
  Optional<Access> of(Class<?> resource, Method method) {
    return byMethod.computeIfAbsent(
        new Place(resource, method),
        place -> {
          ResourceMethod at = ResourceMethod.of(resource, method);
          return onMethod(at).or(() -> onClasses(at));
        });
  }

  /**
   * The rule that a request is held to.
   *
   * @param passed the classes whose locators led to the resource
   * @param onPublicPath asked only where no annotation says any
   */
  Access of(
      String verb, ResourceMethod at, Collection<Class<?>> passed, BooleanSupplier onPublicPath) {
    if (verb.equals(HttpMethod.OPTIONS)) {
      return onMethod(at).orElse(Access.OPEN);
    }
    Access own =
        of(at.resource(), at.method())
            .orElseGet(() -> onPublicPath.getAsBoolean() ? Access.OPEN : Access.LOGIN);
    return passed.stream()
        .map(AccessRules::onClass)
        .flatMap(Optional::stream)
        .reduce(own, Access::and);
  }

  /** The rule that stands on the method, or on those it overrides. */
  static Optional<Access> onMethod(ResourceMethod at) {
    return Access.on(at.method()).or(() -> strictest(at.overridden()));
  }

  /** The rule that a class puts on all that lies behind it: nothing where it opens. */
  static Optional<Access> onClass(Class<?> type) {
    return nearest(ResourceMethod.lookedThrough(type)).filter(access -> !access.open());
  }

  /**
   * An inherited method has two classes: the one that declares it and the resource. Where both say
   * something, the stricter holds.
   */
  private static Optional<Access> onClasses(ResourceMethod at) {
    Class<?> declaring = at.method().getDeclaringClass();
    Optional<Access> fromResource = nearest(at.resource());
    if (declaring.equals(at.resource()) || declaring.isInterface()) {
      return fromResource;
    }
    Optional<Access> fromDeclaring = nearest(declaring);
    return fromResource.isPresent() && fromDeclaring.isPresent()
        ? Optional.of(fromResource.get().and(fromDeclaring.get()))
        : fromResource.or(() -> fromDeclaring);
  }

  private static Optional<Access> nearest(Class<?> type) {
    for (Class<?> c : ResourceMethod.superclasses(type)) {
      Optional<Access> here = Access.on(c);
      if (here.isPresent()) {
        return here;
      }
    }
    return strictest(ResourceMethod.interfaces(type));
  }

  private static Optional<Access> strictest(Collection<? extends AnnotatedElement> elements) {
    return elements.stream().map(Access::on).flatMap(Optional::stream).reduce(Access::and);
  }
}
