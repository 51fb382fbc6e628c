package io.github.jaxrssessions.testing;

import io.github.jaxrssessions.SessionAuth;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of somebody who is logged in, without a login request before them. The session is issued
 * by the application's own {@link SessionAuth}, so that all its rules apply: it expires, can be
 * ended, and in store mode has its row.
 *
 * <pre>{@code
 * HttpRequest.newBuilder(uri).header("Cookie", LoggedIn.cookie(auth, Map.of("user_id", "1")));
 * client.register(LoggedIn.as(auth, Map.of("user_id", "1"))); // JAX-RS
 * given().header("Cookie", LoggedIn.cookie(auth, Map.of("user_id", "1"))); // REST Assured
 * }</pre>
 *
 * <p>Each call begins one session. It stays as it is, whatever the answers set: where they are to
 * count, take a {@link CookieJar}.
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
   * The {@code Cookie} header that a browser sends after an answer with these lines and no other:
   * of {@link SessionAuth#issue(Object, java.time.Duration)}, say, for a session with a lifetime of
   * its own.
   *
   * @param setCookies {@code Set-Cookie} lines, as {@link SessionAuth#issue} or an answer gives
   *     them
   * @return the header's value; empty where the lines leave no cookie
   */
  public static String cookie(List<String> setCookies) {
    return CookieJar.of(setCookies).cookie();
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
    return request -> add(request, cookie);
  }

  /** Beside the cookies that a request has: in one line, since clients join two with a comma. */
  static void add(ClientRequestContext request, String cookie) {
    if (cookie.isEmpty()) {
      return;
    }
    @Nullable List<String> own = request.getStringHeaders().get(HttpHeaders.COOKIE);
    List<String> all = new ArrayList<>(own == null ? List.of() : own);
    all.add(cookie);
    request.getHeaders().putSingle(HttpHeaders.COOKIE, String.join("; ", all));
  }
}
