package io.github.jaxrssessions.testing;

import io.github.jaxrssessions.SessionAuth;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Requests of somebody who is logged in, without a login request before them. The session is issued
 * by the application's own {@link SessionAuth}, so that all its rules apply.
 */
public final class LoggedIn {
  private LoggedIn() {}

  /**
   * The {@code Cookie} header of a new session, for any HTTP client.
   *
   * @param auth the application's
   * @param data the session's data, as the login resource sets it
   * @return the header's value
   */
  public static String cookie(SessionAuth<?> auth, Object data) {
    return cookie(auth.issue(data));
  }

  /**
   * The {@code Cookie} header that a browser sends after an answer with these lines and no other.
   *
   * @param setCookies {@code Set-Cookie} lines, as {@link SessionAuth#issue} or an answer gives
   *     them
   * @return the header's value
   */
  public static String cookie(List<String> setCookies) {
    return setCookies.stream()
        .filter(line -> !line.contains("; Max-Age=0"))
        .map(line -> line.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  /**
   * A filter that makes each request of a JAX-RS client one of the same new session, whatever the
   * answers set.
   *
   * @param auth the application's
   * @param data the session's data, as the login resource sets it
   * @return to be registered with the client
   */
  public static ClientRequestFilter as(SessionAuth<?> auth, Object data) {
    String cookie = cookie(auth, data);
    return request -> request.getHeaders().add(HttpHeaders.COOKIE, cookie);
  }
}
