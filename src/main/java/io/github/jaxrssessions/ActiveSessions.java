package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sessions that a subject has in the store: to show them, and to end them. Get it from {@link
 * SessionAuth#sessions()}.
 *
 * <p>A session is always named together with its subject, so that a handle from a request can end
 * none of somebody else. What is ended is refused from the moment the call returns, on every node.
 * Sessions that a cookie still holds whole, from before there was a store, are listed from their
 * next request on.
 *
 * <p>Each method throws what the {@link SessionStore} throws where it is down. Safe on any thread.
 */
public final class ActiveSessions {
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
    return alive(subject).stream().map(opened -> listed(opened.envelope())).toList();
  }

  /**
   * Ends one session of a subject. Ending it twice is no error.
   *
   * @param subject whose it is
   * @param handle the session's {@link Session#handle() handle}
   * @return whether the subject had such a session until now
   */
  public boolean end(String subject, String handle) {
    Objects.requireNonNull(handle, "The handle is null. Say which session is to be ended.");
    boolean ended = false;
    for (Opened opened : alive(subject)) {
      ended |= opened.envelope().id().handle().equals(handle) && shared.end(opened);
    }
    return ended;
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
    Objects.requireNonNull(handle, "The handle is null. Say which session is to stay.");
    shared.markEnded(subject);
    int ended = 0;
    for (Opened opened : alive(subject)) {
      boolean other = !opened.envelope().id().handle().equals(handle);
      ended += other && shared.end(opened) ? 1 : 0;
    }
    return ended;
  }

  /**
   * Ends all sessions of a subject, as {@link SessionAuth#endAll} does.
   *
   * @param subject whose they are
   */
  public void endAll(String subject) {
    shared.markEnded(subject);
    for (StoredSession row : stored(subject)) {
      store.delete(row.key()); // also what this node cannot open
    }
  }

  private List<StoredSession> stored(String subject) {
    Objects.requireNonNull(subject, "The subject is null. Say whose sessions are meant.");
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
