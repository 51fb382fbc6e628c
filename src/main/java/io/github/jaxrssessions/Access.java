package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
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
 */
public record Access(Kind kind, List<Set<String>> roles) {

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

  static final Access OPEN = new Access(Kind.OPEN, List.of());
  static final Access LOGIN = new Access(Kind.LOGIN, List.of());
  static final Access DENIED = new Access(Kind.DENIED, List.of());

  /**
   * A rule.
   *
   * @param kind the kind of rule
   * @param roles for {@link Kind#ROLES}: of each set the caller needs one role
   */
  public Access {
    roles = List.copyOf(roles);
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
    return new Access(Kind.ROLES, List.of(Set.copyOf(oneOf)));
  }

  /** What the annotations on one element say, the strictest first; empty where there is none. */
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

  boolean allows(Predicate<String> inRole) {
    return kind != Kind.DENIED && roles.stream().allMatch(oneOf -> oneOf.stream().anyMatch(inRole));
  }

  /** The stricter of two rules; of two that ask for roles, both together. */
  Access and(Access other) {
    if (kind == Kind.ROLES && other.kind == Kind.ROLES) {
      return new Access(
          Kind.ROLES, Stream.concat(roles.stream(), other.roles.stream()).distinct().toList());
    }
    return kind.compareTo(other.kind) >= 0 ? this : other;
  }
}
