package io.github.jaxrssessions;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

  static Access roles(Set<String> oneOf) {
    return new Access(Kind.ROLES, List.of(Set.copyOf(oneOf)));
  }

  /**
   * Whether anybody may call, without a session.
   *
   * @return true for {@link Kind#OPEN}
   */
  public boolean open() {
    return kind == Kind.OPEN;
  }

  boolean allows(Predicate<String> inRole) {
    return kind != Kind.DENIED && roles.stream().allMatch(oneOf -> oneOf.stream().anyMatch(inRole));
  }

  /** The stricter of two rules; of two that ask for roles, both together. */
  Access and(Access other) {
    if (kind == Kind.ROLES && other.kind == Kind.ROLES) {
      return new Access(
          Kind.ROLES,
          java.util.stream.Stream.concat(roles.stream(), other.roles.stream())
              .distinct()
              .toList());
    }
    return kind.compareTo(other.kind) >= 0 ? this : other;
  }
}
