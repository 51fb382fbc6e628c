package io.github.jaxrssessions;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The security context of a request: the resolver is asked when somebody first wants to know. */
final class SessionSecurityContext implements SecurityContext {
  private static final String SCHEME = "SESSION";

  private final RequestSession<?> session;
  private final @Nullable SecurityContext before;

  SessionSecurityContext(RequestSession<?> session, @Nullable SecurityContext before) {
    this.session = session;
    this.before = before;
  }

  @Override
  @SuppressWarnings("NullAway") // the interface is unmarked; null is its word for nobody
  public Principal getUserPrincipal() {
    return session.principal().map(SessionSecurityContext::asPrincipal).orElse(null);
  }

  private static Principal asPrincipal(SessionPrincipal<?> ours) {
    return ours.user() instanceof Principal own ? own : ours;
  }

  @Override
  public boolean isUserInRole(String role) {
    return session.hasRole(role);
  }

  @Override
  public boolean isSecure() {
    return before != null && before.isSecure();
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public String getAuthenticationScheme() {
    return session.principal().isPresent() ? SCHEME : null;
  }
}
