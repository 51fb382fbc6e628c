package io.github.jaxrssessions;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * From a session to its user: {@code session -> users.byId(session.text("user_id"))}.
 *
 * <p>It is asked at most once a request for the caller's session, and only where its cookie holds.
 * With {@link SessionAuthBuilder#endedBefore} a {@code set} asks it as well, with the session that
 * is to begin.
 *
 * <ul>
 *   <li>Empty: there is no such user (any more). The caller counts as not logged in; on a protected
 *       resource that is a 401. A guest's session is such a one too, and is kept.
 *   <li>{@link SessionShapeException}: the session is of another shape, set by an earlier version
 *       of the application, say. A 401 as well.
 *   <li>Any other exception: it cannot be told who is calling. A 503, which clears nothing.
 * </ul>
 *
 * <p>Many threads call it at once.
 *
 * @param <U> the user's class
 */
@FunctionalInterface
public interface UserResolver<U> {

  /** How long {@link #async(Function)} waits: 5 seconds. */
  Duration ASYNC_LIMIT = Duration.ofSeconds(5);

  /**
   * The user of a session. It runs on the request's thread, without a time limit of ours.
   *
   * @param session a session whose cookie holds
   * @return the user, or empty where there is none
   * @throws Exception where it cannot be told: the database is down, say
   */
  Optional<U> resolve(Session session) throws Exception;

  /**
   * A resolver that answers later. The request's thread waits for it, at most {@link #ASYNC_LIMIT}.
   *
   * @param <U> the user's class
   * @param resolver from a session to the coming answer
   * @return the resolver; late counts as failed, a 503
   */
  static <U> UserResolver<U> async(
      Function<? super Session, ? extends CompletionStage<Optional<U>>> resolver) {
    return async(resolver, ASYNC_LIMIT);
  }

  /**
   * A resolver that answers later. The request's thread waits for it, at most {@code limit}.
   *
   * @param <U> the user's class
   * @param resolver from a session to the coming answer
   * @param limit how long to wait, over zero
   * @return the resolver; late counts as failed, a 503
   * @throws IllegalArgumentException where the limit is not over zero
   */
  static <U> UserResolver<U> async(
      Function<? super Session, ? extends CompletionStage<Optional<U>>> resolver, Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException(
          "The limit of an asynchronous resolver is " + limit + ". Give a time over zero.");
    }
    return session -> {
      CompletableFuture<Optional<U>> answer = new CompletableFuture<>();
      resolver
          .apply(session)
          .whenComplete(
              (user, failure) -> {
                if (failure == null) {
                  answer.complete(user);
                } else {
                  answer.completeExceptionally(failure);
                }
              });
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    };
  }
}
