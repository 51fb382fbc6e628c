package io.github.jaxrssessions.guides.migrating.httpsession;

import io.github.jaxrssessions.guides.migrating.MoveIn;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.Optional;

// #region filter
@Priority(Priorities.AUTHENTICATION - 1) // before logins are asked for
public class HttpSessionMoveIn extends MoveIn {
  @Context private HttpServletRequest request;

  public HttpSessionMoveIn() {
    super("JSESSIONID", "JSESSIONID=; Path=/; Max-Age=0");
  }

  @Override
  protected Optional<Map<String, Object>> old(String cookie) {
    HttpSession session = request.getSession(false);
    if (session == null || session.getAttribute("user_id") == null) {
      return Optional.empty();
    }
    Object id = session.getAttribute("user_id");
    // Not at once: other requests of the page are under way with it.
    session.setMaxInactiveInterval(60);
    return Optional.of(Map.of("user_id", id));
  }
}
// #endregion filter
