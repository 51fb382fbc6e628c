package io.github.jaxrssessions;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the application says of its users: who a session belongs to, by what name and roles, and
 * from when on.
 */
record Users<U>(
    Class<U> type,
    UserResolver<U> resolver,
    @Nullable Function<? super Session, String> subjectOf,
    @Nullable Function<? super U, String> nameOf,
    BiPredicate<? super U, String> hasRole,
    @Nullable Function<? super U, Instant> endedBefore) {

  private static final Instant FAR = Instant.ofEpochSecond(1L << 40);

  /** Whether sessions can be ended by their subject. */
  boolean haveSubjects() {
    return subjectOf != null;
  }

  /** Whose session it is; empty where it is nobody's: a guest's, say. */
  Optional<String> subject(Session session) {
    if (subjectOf == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(subjectOf.apply(session));
    } catch (SessionShapeException e) {
      return Optional.empty();
    }
  }

  /**
   * The user of a session.
   *
   * @throws SessionShapeException where the session is of another shape, however deep it is wrapped
   * @throws Exception where it cannot be told
   */
  Optional<SessionPrincipal<U>> resolve(Session session) throws Exception {
    Optional<U> user;
    try {
      user = resolver.resolve(session);
    } catch (ExecutionException | CompletionException e) {
      throw cause(e) instanceof SessionShapeException shape ? shape : e;
    }
    return user == null
        ? Optional.empty() // a resolver that gives null found nobody
        : user.map(found -> new SessionPrincipal<>(name(found, session), found, session));
  }

  /** What a resolver threw, without what an asynchronous one wraps it in. */
  static Throwable cause(Exception thrown) {
    Throwable cause = thrown;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private String name(U user, Session session) {
    @Nullable String name = nameOf == null ? null : nameOf.apply(user);
    return name != null ? name : subject(session).orElseGet(session::handle);
  }

  /** The earliest start, in milliseconds, of a session of this user that holds. */
  long earliest(U user) {
    @Nullable Instant before = endedBefore == null ? null : endedBefore.apply(user);
    if (before == null || before.isBefore(Instant.EPOCH)) {
      return Long.MIN_VALUE;
    }
    // Starts are whole milliseconds: one in the same millisecond may be before, so the next counts.
    if (before.isAfter(FAR)) {
      return Long.MAX_VALUE;
    }
    long millis = before.toEpochMilli();
    return before.equals(Instant.ofEpochMilli(millis)) ? millis : millis + 1;
  }
}
