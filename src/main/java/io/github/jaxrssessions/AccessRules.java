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
  private static final Nearest<Access> CALLERS = new Nearest<>(Access::on, Access::and);

  /** Looked for by itself: a nearer role must not lift it, nor it a role of the class. */
  private static final Nearest<Duration> RECENT =
      new Nearest<>(AccessRules::recentLogin, Access::shorter);

  // Reflection is slow, and says the same each time.
  private final Map<ResourceMethod, ResourceMethod> asWritten = new ConcurrentHashMap<>();
  private final Map<ResourceMethod, Optional<Access>> byMethod = new ConcurrentHashMap<>();
  private final Map<ResourceMethod, Optional<Access>> byOptions = new ConcurrentHashMap<>();
  private final Map<Class<?>, Optional<Access>> byClass = new ConcurrentHashMap<>();

  /** The rule of a method; empty where no annotation says any. */
  Optional<Access> of(Class<?> resource, Method method) {
    return of(at(resource, method));
  }

  /** What {@link ResourceMethod#of} gives. */
  ResourceMethod at(Class<?> resource, Method method) {
    return asWritten.computeIfAbsent(
        new ResourceMethod(resource, method), m -> ResourceMethod.of(m.resource(), m.method()));
  }

  private Optional<Access> of(ResourceMethod at) {
    return byMethod.computeIfAbsent(at, m -> together(CALLERS.of(m), RECENT.of(m)));
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
      return byOptions.computeIfAbsent(at, AccessRules::onMethod).orElse(Access.OPEN);
    }
    Access own = of(at).orElseGet(() -> onPublicPath.getAsBoolean() ? Access.OPEN : Access.LOGIN);
    return passed.isEmpty() ? own : behind(passed, own);
  }

  private Access behind(Collection<Class<?>> passed, Access own) {
    return passed.stream()
        .map(type -> byClass.computeIfAbsent(type, AccessRules::onClass))
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
