package io.github.jaxrssessions.testing;

import io.github.jaxrssessions.SessionAuth;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.CookieHandler;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one visitor of one application: it keeps what the answers set and forgets what
 * they expire, so that a test can log in, go on and log out. {@code Secure} and {@code __Host-}
 * cookies are sent over plain http too, as a test's server speaks it.
 *
 * <pre>{@code
 * CookieJar jar = CookieJar.of(auth, Map.of("user_id", "1")); // logged in; or empty()
 * HttpClient.newBuilder().cookieHandler(jar).build();
 * ClientBuilder.newClient().register(jar); // JAX-RS
 * }</pre>
 *
 * <p>It is no browser's: it looks at neither host, path nor time, so it is for requests to one
 * application only. A cookie past its time is sent, and the server refuses it. Safe on any thread.
 * No message and no {@code toString} shows a value.
 */
public final class CookieJar extends CookieHandler
    implements ClientRequestFilter, ClientResponseFilter {
  private final Map<String, SetCookie> kept = new LinkedHashMap<>();

  private CookieJar() {}

  /**
   * The jar of somebody who comes for the first time.
   *
   * @return without a cookie
   */
  public static CookieJar empty() {
    return new CookieJar();
  }

  /**
   * The jar of somebody who is logged in.
   *
   * @param auth the application's
   * @param data the session's data, as the login resource sets it
   * @return with the cookies of a new session
   */
  public static CookieJar of(SessionAuth<?> auth, Object data) {
    return of(auth.issue(data));
  }

  /**
   * The jar of somebody who got an answer with these lines.
   *
   * @param setCookies {@code Set-Cookie} lines, as an answer or {@link SessionAuth#issue(Object,
   *     java.time.Duration)} gives them
   * @return with the cookies that they leave
   */
  public static CookieJar of(List<String> setCookies) {
    CookieJar jar = new CookieJar();
    jar.keep(setCookies);
    return jar;
  }

  /**
   * A jar with the same cookies: of somebody who copied them, say. From then on each goes its own
   * way.
   *
   * @return another jar
   */
  public synchronized CookieJar copy() {
    CookieJar copy = new CookieJar();
    copy.kept.putAll(kept);
    return copy;
  }

  /**
   * The cookies there are, to hand them to a browser.
   *
   * @return a copy, from names to values, in the order in which they were set
   */
  public synchronized Map<String, String> cookies() {
    Map<String, String> cookies = new LinkedHashMap<>();
    kept.forEach((name, cookie) -> cookies.put(name, cookie.value()));
    return cookies;
  }

  /**
   * The {@code Cookie} header of the next request, for a client that takes no jar.
   *
   * @return the header's value; empty where there is no cookie
   */
  public synchronized String cookie() {
    return SetCookie.header(kept.values());
  }

  /**
   * Takes in what an answer says, for a client that takes no jar.
   *
   * @param setCookies its {@code Set-Cookie} lines, in their order
   */
  public synchronized void keep(Collection<String> setCookies) {
    for (SetCookie cookie : SetCookie.of(setCookies)) {
      if (cookie.expires()) {
        kept.remove(cookie.name());
      } else {
        kept.put(cookie.name(), cookie);
      }
    }
  }

  /** Called by {@code java.net.http} before a request. */
  @Override
  public Map<String, List<String>> get(URI uri, Map<String, List<String>> requestHeaders) {
    String cookie = cookie();
    return cookie.isEmpty() ? Map.of() : Map.of(HttpHeaders.COOKIE, List.of(cookie));
  }

  /** Called by {@code java.net.http} after an answer. */
  @Override
  public void put(URI uri, Map<String, List<String>> responseHeaders) {
    responseHeaders.forEach(
        (name, lines) -> {
          if (HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)) {
            keep(lines);
          }
        });
  }

  /** Called by a JAX-RS client before a request. */
  @Override
  public void filter(ClientRequestContext request) {
    LoggedIn.add(request, cookie());
  }

  /** Called by a JAX-RS client after an answer. */
  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    @Nullable List<String> lines = response.getHeaders().get(HttpHeaders.SET_COOKIE);
    if (lines != null) {
      keep(lines);
    }
  }

  @Override
  public synchronized String toString() {
    return "CookieJar" + kept.keySet();
  }
}
