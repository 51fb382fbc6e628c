package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who may call a resource method, as its annotations and the public paths say.
 *
 * @param kind the kind of rule
 * @param roles for {@link Kind#ROLES}: of each set the caller needs one role; else empty
 * @param recentLogin how old the caller's login may be at most, as {@link RecentLogin} says; empty
 *     where that does not matter
 */
public record Access(Kind kind, List<Set<String>> roles, Optional<Duration> recentLogin) {

  /** The kinds of rule, the least strict first. */
  public enum Kind {
    /** Anybody: {@code @PermitAll}, or a public path. */
    OPEN,
    /** Who is logged in. */
    LOGIN,
    /** Who is logged in and has the roles: {@code @RolesAllowed}. */
    ROLES,
    /** Nobody: {@code @DenyAll}. */
    DENIED
  }

  static final Access OPEN = new Access(Kind.OPEN, List.of(), Optional.empty());
  static final Access LOGIN = new Access(Kind.LOGIN, List.of(), Optional.empty());
  static final Access DENIED = new Access(Kind.DENIED, List.of(), Optional.empty());

  /**
   * A rule.
   *
   * @param kind the kind of rule; where a recent login is asked for, {@link Kind#OPEN} becomes
   *     {@link Kind#LOGIN}
   * @param roles for {@link Kind#ROLES}: of each set the caller needs one role
   * @param recentLogin how old the login may be at most; of no account for {@link Kind#DENIED}
   */
  public Access {
    roles = List.copyOf(roles);
    if (kind == Kind.OPEN && recentLogin.isPresent()) {
      kind = Kind.LOGIN;
    }
    if (kind == Kind.DENIED) {
      recentLogin = Optional.empty(); // no login helps
    }
  }

  /**
   * Whether anybody may call, without a session.
   *
   * @return true for {@link Kind#OPEN}
   */
  public boolean open() {
    return kind == Kind.OPEN;
  }

  static Access roles(Set<String> oneOf) {
    return new Access(Kind.ROLES, List.of(Set.copyOf(oneOf)), Optional.empty());
  }

  /** The same rule for those only who logged in at most so long ago. */
  Access within(Duration age) {
    return new Access(kind, roles, Optional.of(age));
  }

  /**
   * What the annotations on one element say of who may call, the strictest first; empty where there
   * is none.
   */
  static Optional<Access> on(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(DENIED);
    }
    RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
    if (roles != null) {
      return Optional.of(roles(Set.copyOf(List.of(roles.value()))));
    }
    return element.isAnnotationPresent(PermitAll.class) ? Optional.of(OPEN) : Optional.empty();
  }

  /** Whether no annotation on the element itself says who gets in. */
  static boolean isSilent(AnnotatedElement element) {
    return on(element).isEmpty() && !element.isAnnotationPresent(RecentLogin.class);
  }

  boolean allows(Predicate<String> inRole) {
    return kind != Kind.DENIED && roles.stream().allMatch(oneOf -> oneOf.stream().anyMatch(inRole));
  }

  /** The stricter of two rules; of two that ask for roles, both together. */
  Access and(Access other) {
    Access stricter = kind.compareTo(other.kind) >= 0 ? this : other;
    List<Set<String>> both =
        kind == other.kind
            ? Stream.concat(roles.stream(), other.roles.stream()).distinct().toList()
            : stricter.roles;
    Optional<Duration> age =
        Stream.of(recentLogin, other.recentLogin).flatMap(Optional::stream).reduce(Access::shorter);
    return new Access(stricter.kind, both, age);
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
