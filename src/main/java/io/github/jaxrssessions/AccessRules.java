package io.github.jaxrssessions;

import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What {@code @DenyAll}, {@code @RolesAllowed} and {@code @PermitAll} say of a method, and
 * {@code @RecentLogin} beside them: of each the nearest decides, and on one element the strictest.
 */
final class AccessRules {
  private record Place(Class<?> resource, Method method) {}

  private static final Nearest<Access> CALLERS = new Nearest<>(Access::on, Access::and);

  /** Looked for by itself: a nearer role must not lift it, nor it a role of the class. */
  private static final Nearest<Duration> RECENT =
      new Nearest<>(AccessRules::recentLogin, Access::shorter);

  private final Map<Place, Optional<Access>> byMethod = new ConcurrentHashMap<>();

  /** The rule of a method; empty where no annotation says any. */
  Optional<Access> of(Class<?> resource, Method method) {
    return byMethod.computeIfAbsent(
        new Place(resource, method),
        place -> {
          ResourceMethod at = ResourceMethod.of(resource, method);
          return together(CALLERS.of(at), RECENT.of(at));
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
    return passed.isEmpty()
        ? own
        : passed.stream()
            .map(AccessRules::onClass)
            .flatMap(Optional::stream)
            .reduce(own, Access::and);
  }

  /** The rule that stands on the method, or on those it overrides. */
  static Optional<Access> onMethod(ResourceMethod at) {
    return together(CALLERS.onMethod(at), RECENT.onMethod(at));
  }

  /** The rule that a class puts on all that lies behind it: nothing where it opens. */
  static Optional<Access> onClass(Class<?> type) {
    Class<?> real = ResourceMethod.lookedThrough(type);
    return together(CALLERS.onClass(real), RECENT.onClass(real)).filter(access -> !access.open());
  }

  private static Optional<Access> together(Optional<Access> callers, Optional<Duration> recent) {
    return recent.map(age -> callers.orElse(Access.LOGIN).within(age)).or(() -> callers);
  }

  /**
   * How old a login may be, as {@code @RecentLogin} on the element itself says.
   *
   * @throws IllegalArgumentException where that makes no sense
   */
  static Optional<Duration> recentLogin(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(RecentLogin.class))
        .map(asked -> SessionPolicy.within("@RecentLogin on " + element, age(asked)));
  }

  private static Duration age(RecentLogin asked) {
    try {
      return asked.unit().getDuration().multipliedBy(asked.value());
    } catch (ArithmeticException e) {
      return asked.unit().getDuration(); // FOREVER and the like: one of them is too long already
    }
  }
}
