package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sessions that a subject has in the store: to show them, and to end them. Get it from {@link
 * SessionAuth#sessions()}.
 *
 * <p>A session is always named together with its subject, so that a handle from a request can end
 * none of somebody else. What is ended is refused from the moment the call returns, on every node.
 * Sessions that a cookie still holds whole, from before there was a store, are listed from their
 * next request on.
 *
 * <p>Where the {@link SessionStore} is down each method throws {@link
 * jakarta.ws.rs.ServiceUnavailableException}, a 503, and listeners get what it threw. Safe on any
 * thread.
 */
public final class ActiveSessions {
  private static final String NO_SUBJECT = "The subject is null. Say whose sessions are meant.";

  private final Shared<?> shared;
  private final SessionStore store;
  private final SessionRows rows;
  private final Labels labels;

  /** What an application calls its sessions. */
  @FunctionalInterface
  interface Labels {
    Optional<String> of(Session session);
  }

  ActiveSessions(Shared<?> shared, SessionStore store, SessionRows rows, Labels labels) {
    this.shared = shared;
    this.store = store;
    this.rows = rows;
    this.labels = labels;
  }

  /**
   * The sessions of a subject.
   *
   * @param subject as the function given to {@link SessionAuthBuilder#subject} makes it
   * @return those that hold, the one that began last first
   */
  public List<ActiveSession> of(String subject) {
    Objects.requireNonNull(subject, NO_SUBJECT);
    return shared.asked(() -> alive(subject)).stream()
        .map(opened -> listed(opened.envelope()))
        .toList();
  }

  /**
   * Ends one session of a subject. Ending it twice is no error.
   *
   * @param subject whose it is
   * @param handle the session's {@link Session#handle() handle}
   * @return whether the subject had such a session until now
   */
  public boolean end(String subject, String handle) {
    Objects.requireNonNull(subject, NO_SUBJECT);
    Objects.requireNonNull(handle, "The handle is null. Say which session is to be ended.");
    return shared.asked(() -> end(subject, handle::equals)) > 0;
  }

  /**
   * Ends all sessions of a subject but one: "log out everywhere else". A session that a cookie
   * still holds whole ends, too, also the kept one.
   *
   * @param subject whose they are
   * @param handle the session that stays, usually the caller's
   * @return how many had to go
   */
  public int endOthers(String subject, String handle) {
    Objects.requireNonNull(subject, NO_SUBJECT);
    Objects.requireNonNull(handle, "The handle is null. Say which session is to stay.");
    shared.markEnded(subject);
    return shared.asked(() -> end(subject, each -> !each.equals(handle)));
  }

  private int end(String subject, Predicate<String> handles) {
    int ended = 0;
    for (Opened opened : alive(subject)) {
      ended += handles.test(opened.envelope().id().handle()) && shared.end(opened) ? 1 : 0;
    }
    return ended;
  }

  /**
   * Ends all sessions of a subject, as {@link SessionAuth#endAll} does.
   *
   * @param subject whose they are
   */
  public void endAll(String subject) {
    Objects.requireNonNull(subject, NO_SUBJECT);
    shared.markEnded(subject);
    shared.asked(
        () -> { // also what this node cannot open
          stored(subject).forEach(row -> store.delete(row.key()));
          return subject;
        });
  }

  private List<StoredSession> stored(String subject) {
    return store.list(rows.names(Optional.of(subject)), shared.policy().nowInstant());
  }

  /** Those that can be opened, belong to the subject by their content, and hold. */
  private List<Opened> alive(String subject) {
    List<Opened> alive = new ArrayList<>();
    for (StoredSession row : stored(subject)) {
      if (rows.open(row) instanceof Read.Whole whole
          && rows.subject(whole.opened().envelope()).equals(Optional.of(subject))
          && shared.refusal(whole.opened()).isEmpty()) {
        alive.add(whole.opened());
      }
    }
    return alive;
  }

  private ActiveSession listed(Envelope envelope) {
    Session session = new JsonSession(envelope);
    return new ActiveSession(
        session.handle(),
        session.started(),
        session.renewed(),
        session.expires(),
        labels.of(session));
  }
}
