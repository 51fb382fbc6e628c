package io.github.jaxrssessions;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * The logged-in user of a request, with the session that says so. It is what {@link
 * SecurityContext#getUserPrincipal()} gives, unless the user's class is a {@link Principal} itself:
 * then that is given. {@link #user(SecurityContext, Class)} reads both.
 *
 * @param <U> the user's class
 */
public final class SessionPrincipal<U> implements Principal {
  private final String name;
  private final U user;
  private final Session session;

  SessionPrincipal(String name, U user, Session session) {
    this.name = name;
    this.user = user;
    this.session = session;
  }

  /**
   * The typed user of a request, on every runtime.
   *
   * @param <U> the user's class
   * @param security the request's security context
   * @param type the user's class
   * @return empty where nobody is logged in, or the principal is of another kind
   */
  public static <U> Optional<U> user(SecurityContext security, Class<U> type) {
    Principal principal = security.getUserPrincipal();
    Object user = principal instanceof SessionPrincipal<?> ours ? ours.user() : principal;
    return type.isInstance(user) ? Optional.of(type.cast(user)) : Optional.empty();
  }

  /**
   * The name for logs and for those who ask a plain {@link Principal}: as {@code .name(…)} of the
   * builder gives it, else the session's subject, else its handle. Never the user's {@code
   * toString}.
   */
  @Override
  public String getName() {
    return name;
  }

  /**
   * The user as the {@link UserResolver} gave it.
   *
   * @return never null
   */
  public U user() {
    return user;
  }

  /**
   * The session that the request began with.
   *
   * @return never null
   */
  public Session session() {
    return session;
  }

  /** Names the session, not the user: the name may be personal data. */
  @Override
  public String toString() {
    return "SessionPrincipal[" + session.handle() + "]";
  }
}
