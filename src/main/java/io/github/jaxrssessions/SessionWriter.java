package io.github.jaxrssessions;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Begins, changes and ends the caller's session. Take it with {@code @Context SessionWriter}: as a
 * method parameter, a field or a constructor parameter.
 *
 * <p><b>When a write counts.</b> {@code set} and {@code update} are checked at the caller's line
 * and take effect when the answer leaves with a status below 500; at 500 or above the previous
 * session stays as it was. {@code clear} takes effect at once, whatever follows. In one answer the
 * last of {@code set} and {@code clear} counts; an {@code update} changes what stands at that
 * moment.
 *
 * <p>Where it cannot be told whether a session holds, since the revocations or the resolver failed,
 * each method throws {@link jakarta.ws.rs.ServiceUnavailableException}, a 503; nothing is cleared.
 * A failure after the headers were made up, an entity that cannot be written, say, comes too late
 * to undo a {@code set}: the previous session has ended.
 *
 * <p>The principal of the request stays the one that it began with. Once the answer's headers have
 * left, each write throws {@link IllegalStateException}.
 *
 * <p><b>Threads.</b> Taken as a method parameter it serves on any thread until the answer leaves:
 * {@code @Suspended}, a {@code CompletionStage}, virtual threads. In a field, a constructor or a
 * setter, of singletons too, it serves the request of the calling thread; on a thread without one
 * each call throws {@link IllegalStateException} that says what to do.
 *
 * <p>What is set before the method returns leaves with the answer, streamed or not. In the midst of
 * a {@code StreamingOutput} or of events the headers may have left.
 */
public interface SessionWriter {

  /**
   * The caller's session, with what this request has written so far. It does not ask the {@link
   * UserResolver}: a session without a user (a guest's basket) is readable here.
   *
   * @return empty where there is no session, where its cookie was refused, or after {@code clear}
   */
  Optional<Session> current();

  /**
   * Begins a new session with a new id. Nothing of an earlier session is taken over, and each
   * session that this request's cookies opened is ended: log in with this. Where the request's own
   * user was logged out by another request in the meantime, nothing begins.
   *
   * @param data a map, record or bean that is a JSON object
   * @throws SessionTooLargeException where the session would not fit its cookie
   * @throws IllegalArgumentException where the data is no JSON object, or nests over 32 deep
   * @throws IllegalStateException where the answer's headers have left
   */
  void set(Object data);

  /**
   * Begins a session with a lifetime of its own and no idle limit, in a cookie that outlives the
   * browser: "stay signed in".
   *
   * @param data a map, record or bean that is a JSON object
   * @param lifetime from a second to 400 days
   * @throws SessionTooLargeException where the session would not fit its cookie
   * @throws IllegalArgumentException where the lifetime is out of range, the data is no JSON
   *     object, or nests over 32 deep
   * @throws IllegalStateException where the answer's headers have left
   */
  void set(Object data, Duration lifetime);

  /**
   * Changes the data of the current session: {@code session.update(s -> s.put("basket", items))}.
   * Id, start and lifetime stay.
   *
   * <p>A session is one cookie: of two answers that cross, the one that arrives last wins whole.
   *
   * @param change gets a modifiable copy of the data; it may be run again, so it has no side
   *     effects
   * @throws SessionTooLargeException where the session would not fit its cookie
   * @throws IllegalArgumentException where the changed data cannot be written as JSON
   * @throws IllegalStateException where there is no session, or the answer's headers have left
   */
  void update(Consumer<Map<String, Object>> change);

  /**
   * Changes the data of the current session as a record or bean.
   *
   * @param <T> the type
   * @param type as for {@link Session#as}
   * @param change from the data to the data to keep; it may be run again, so it has no side effects
   * @throws SessionShapeException where the data is of another shape
   * @throws SessionTooLargeException where the session would not fit its cookie
   * @throws IllegalArgumentException where the changed data is no JSON object
   * @throws IllegalStateException where there is no session, or the answer's headers have left
   */
  <T> void update(Class<T> type, UnaryOperator<T> change);

  /**
   * Ends each session that this request's cookies opened, at once, and expires the cookies with the
   * answer: log out with this. A copy of the cookie is refused from now on. Without a session it
   * does nothing.
   *
   * @throws IllegalStateException where the answer's headers have left
   */
  void clear();
}
