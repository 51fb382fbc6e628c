package io.github.jaxrssessions.testing;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionAuth;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer does to the session, as the browser that gets it will have it. It opens the
 * answer's cookies with the application's own {@link SessionAuth}, sealed ones, split ones and, in
 * store mode, the row, and needs no assertion library.
 *
 * <pre>{@code
 * Session session = AnsweredSession.of(auth, login).session();
 * assertEquals("1", session.text("user_id"));
 * AnsweredSession.of(auth, logout).isCleared();
 * }</pre>
 *
 * <p>It stands as at the call of {@code of}: what ends the session later does not change it. What
 * fails is an {@link AssertionError} that says what was seen, what was expected and what to do;
 * none shows a cookie's value.
 */
public final class AnsweredSession {
  private final String answer;
  private final String name;
  private final Map<String, SetCookie> ours = new LinkedHashMap<>();
  private final List<String> others;
  private final Optional<Session> session;

  private AnsweredSession(SessionAuth<?> auth, String answer, List<String> setCookies) {
    this.answer = answer;
    name = auth.cookie().name();
    List<SetCookie> all = SetCookie.of(setCookies);
    all.stream().filter(this::isOurs).forEach(cookie -> ours.put(cookie.name(), cookie));
    others = all.stream().filter(c -> !isOurs(c)).map(SetCookie::name).distinct().toList();
    List<SetCookie> left = ours.values().stream().filter(cookie -> !cookie.expires()).toList();
    session =
        left.isEmpty()
            ? Optional.empty()
            : auth.session(Map.of(HttpHeaders.COOKIE, List.of(SetCookie.header(left))));
  }

  /** The cookie itself, and the further ones of a session that is split. */
  private boolean isOurs(SetCookie cookie) {
    return cookie.name().equals(name)
        || (cookie.name().startsWith(name + ".")
            && cookie.name().substring(name.length()).matches("\\.[1-7]"));
  }

  /**
   * Of the lines of any client: REST Assured's {@code response.headers().getValues("Set-Cookie")}.
   *
   * @param auth the one that the server runs with
   * @param setCookies all {@code Set-Cookie} lines of one answer
   * @return never null
   * @throws jakarta.ws.rs.ServiceUnavailableException where the store cannot be asked
   */
  public static AnsweredSession of(SessionAuth<?> auth, List<String> setCookies) {
    return new AnsweredSession(auth, "The answer", setCookies);
  }

  /**
   * Of an answer that {@code java.net.http} got.
   *
   * @param auth the one that the server runs with
   * @param response the answer
   * @return never null
   * @throws jakarta.ws.rs.ServiceUnavailableException where the store cannot be asked
   */
  public static AnsweredSession of(SessionAuth<?> auth, HttpResponse<?> response) {
    return new AnsweredSession(
        auth, answer(response.statusCode()), response.headers().allValues(HttpHeaders.SET_COOKIE));
  }

  /**
   * Of an answer that a JAX-RS client got. One that a resource method returns has no session yet.
   *
   * @param auth the one that the server runs with
   * @param response the answer
   * @return never null
   * @throws jakarta.ws.rs.ServiceUnavailableException where the store cannot be asked
   */
  public static AnsweredSession of(SessionAuth<?> auth, Response response) {
    return new AnsweredSession(
        auth,
        answer(response.getStatus()),
        response.getStringHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()));
  }

  private static String answer(int status) {
    return "The answer, a " + status + ",";
  }

  /**
   * Fails unless the answer carries a session: one that was set, updated or renewed. A new one has
   * another {@link Session#handle() handle} than the one before.
   *
   * @throws AssertionError where it clears the session or leaves it as it is, or where {@code auth}
   *     does not open it
   */
  public void isSet() {
    if (session.isPresent()) {
      return;
    }
    if (ours.isEmpty()) {
      throw failure(
          "set it",
          "Does the resource call set, with an answer below 500? For changes and renewals: did the"
              + " request bring a session?");
    }
    throw failure(
        "set it to a session",
        isAllExpired()
            ? "Does something call clear after set?"
            : "Give the SessionAuth that the server runs with: another one with"
                + " KeyRing.ephemeral() has another key. Or the session has ended since, or the"
                + " clock was moved past its limits.");
  }

  /**
   * Fails unless the answer makes the browser forget the session.
   *
   * @throws AssertionError where it sets a session or leaves it as it is
   */
  public void isCleared() {
    if (ours.isEmpty()) {
      throw failure(
          "clear it",
          "Only cookies that the request brought are cleared: send it with LoggedIn or a CookieJar."
              + " Then: does the resource call clear?");
    }
    if (!isAllExpired()) {
      throw failure("clear it", "Does the resource call clear, and set no more after it?");
    }
  }

  /**
   * Fails unless the answer says nothing of the session: the browser keeps what it has.
   *
   * @throws AssertionError where it sets or clears a session
   */
  public void isUntouched() {
    if (!ours.isEmpty()) {
      throw failure(
          "leave it as it is",
          isAllExpired()
              ? "Does something call clear?"
              : "Does something call set or update? Unchanged sessions are renewed once in a quarter"
                  + " of the idle time: where the clock is moved, that is no error.");
    }
  }

  /**
   * The session that the browser has after this answer.
   *
   * @return as it stood at the call of {@code of}
   * @throws AssertionError as {@link #isSet()}
   */
  public Session session() {
    isSet();
    return session.orElseThrow();
  }

  /**
   * How long the browser keeps the cookie: the rest of a lifetime that {@code set} was given. When
   * the server ends the session {@link Session#expires()} says.
   *
   * @return empty for a cookie that ends with the browser
   * @throws AssertionError as {@link #isSet()}
   */
  public Optional<Duration> maxAge() {
    isSet();
    return Optional.ofNullable(ours.get(name)).flatMap(SetCookie::maxAge);
  }

  private boolean isAllExpired() {
    return ours.values().stream().allMatch(SetCookie::expires);
  }

  private AssertionError failure(String expected, String remedy) {
    return new AssertionError(
        answer
            + " "
            + seen()
            + " the session cookie "
            + name
            + rest()
            + ". Expected it to "
            + expected
            + ". "
            + remedy);
  }

  private String seen() {
    if (ours.isEmpty()) {
      return "says nothing of";
    }
    return isAllExpired() ? "clears" : "sets";
  }

  private String rest() {
    if (ours.isEmpty()) {
      return others.isEmpty()
          ? " (it has no Set-Cookie line)"
          : " (its Set-Cookie lines are of " + String.join(", ", others) + ")";
    }
    if (isAllExpired()) {
      return "";
    }
    return session
        .map(
            found -> " to the session " + found.handle() + ", which holds until " + found.expires())
        .orElse(" to a value that this SessionAuth does not open");
  }

  @Override
  public String toString() {
    return answer + " " + seen() + " the session cookie " + name + rest();
  }
}
