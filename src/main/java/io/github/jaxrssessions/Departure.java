package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Kept;
import io.github.jaxrssessions.SessionCarrier.Opened;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an answer carries: one decision, of what came in, what was written and the status. What a
 * store is to keep is written before the answer says so.
 *
 * @param shared what all requests share
 * @param here what came in
 * @param user who it turned out to be, as far as somebody asked
 * @param outgoing what the request wrote last
 * @param cleared whether the request ended what came in
 */
record Departure(
    Shared<?> shared, Arrival here, RequestUser<?> user, Outgoing outgoing, boolean cleared) {
  private static final int UNAUTHORIZED = 401;
  private static final int FAILED = 500;

  /** The {@code Set-Cookie} lines. What fails here was a write that could not be made. */
  List<String> lines(int status) {
    boolean failed = status >= FAILED;
    if (cleared && (failed || outgoing instanceof Outgoing.Clear)) {
      return shared.carrier().clear(here.shown()); // whatever follows
    }
    if (failed) {
      return List.of();
    }
    if (outgoing instanceof Outgoing.Begin begin) {
      return begin(begin.envelope());
    }
    if (!(here.incoming() instanceof Incoming.Valid valid)) {
      return List.of();
    }
    if (outgoing instanceof Outgoing.Update update) {
      return update(valid.opened(), update);
    }
    boolean kept = outgoing instanceof Outgoing.Keep && status != UNAUTHORIZED;
    return kept && isDue(valid.opened()) ? renewal(valid.opened()) : List.of();
  }

  private List<String> begin(Envelope envelope) {
    if (!cleared && isLoggedOutMeanwhile()) {
      return List.of(); // what logged this request in was ended, and so is what comes of it
    }
    // First the new one, so that the previous session stays where this fails.
    List<Opened> pushedOut = shared.carrier().begin(envelope, cleared ? List.of() : here.ending());
    if (!stays(envelope, pushedOut)) {
      shared.carrier().delete(envelope);
      return List.of();
    }
    return send(envelope, new SessionEvent.Set(envelope.id().handle()));
  }

  /** Ends what goes for a new session; whether that one holds. */
  private boolean stays(Envelope envelope, List<Opened> pushedOut) {
    try {
      pushedOut.forEach(shared::endPushedOut);
      return holds(envelope) && (cleared || endPrevious());
    } catch (RuntimeException e) {
      withdraw(envelope);
      throw e;
    }
  }

  /**
   * Takes back a new session: nobody has its id, so nobody could end it, and it would count. Where
   * it cannot be taken back it expires.
   */
  private void withdraw(Envelope envelope) {
    try {
      shared.carrier().delete(envelope);
    } catch (RuntimeException e) {
      shared.tell(e);
    }
  }

  /** Whether a new session was passed by an ending of all since {@code set} was called. */
  private boolean holds(Envelope envelope) {
    return !shared.carrier().keepsOnServer()
        || !SessionPolicy.ended(envelope, envelope.created(), shared.found(envelope));
  }

  /**
   * False where the session that logged this request in was logged out by another one. An ending of
   * all is no such thing: what is begun after it holds.
   */
  private boolean endPrevious() {
    boolean held = true;
    for (Opened opened : here.ending()) {
      boolean ended = shared.end(opened);
      held &= ended || !user.isFound() || !isIncoming(opened) || isMarked(opened);
    }
    return held;
  }

  private boolean isIncoming(Opened opened) {
    return here.incoming() instanceof Incoming.Valid valid
        && valid.opened().kept().inStore()
        && valid.opened().envelope().id().equals(opened.envelope().id());
  }

  private boolean isMarked(Opened opened) {
    Instant mark = shared.found(opened.envelope()).mark();
    return !Instant.ofEpochMilli(opened.began()).isAfter(mark);
  }

  private boolean isLoggedOutMeanwhile() {
    return user.isFound()
        && here.incoming() instanceof Incoming.Valid valid
        && valid.opened().kept() == Kept.SEALED
        && shared.found(valid.opened().envelope()).ended();
  }

  private List<String> update(Opened opened, Outgoing.Update update) {
    Optional<Envelope> written = shared.carrier().update(opened, update.envelope(), update.again());
    return written.isPresent() && !isEnded(opened)
        ? send(written.get(), new SessionEvent.Updated(opened.envelope().id().handle()))
        : List.of();
  }

  private boolean isDue(Opened opened) {
    return !user.isRefused() && (opened.stale() || shared.policy().due(opened.envelope()));
  }

  /**
   * Whether another request ended the session in the meantime: nothing brings it back. Asked after
   * a session moved into a store, since who ends it then sees either the row or this question.
   */
  private boolean isEnded(Opened opened) {
    Envelope envelope = opened.envelope();
    if (opened.kept() != Kept.SEALED) {
      return false; // its row was there when it was written
    }
    boolean ended =
        SessionPolicy.ended(envelope, opened.began(), shared.found(envelope))
            || (opened.foreign() && shared.endedByUser(opened)); // once sealed, its start is lost
    if (ended) {
      shared.carrier().delete(envelope);
    }
    return ended;
  }

  private List<String> renewal(Opened opened) {
    Envelope before = opened.envelope();
    Envelope after = shared.policy().again(before, before.payload());
    String handle = after.id().handle();
    try {
      shared.carrier().fits(after.payload().length());
      return mayRenew(opened, after)
              && shared.carrier().renew(opened, after)
              && !(shared.carrier().keepsOnServer() && isEnded(opened))
          ? send(after, new SessionEvent.Renewed(handle))
          : List.of();
    } catch (SessionTooLargeException e) { // the settings changed, or it is a foreign one
      shared.events().publish(new SessionEvent.RenewalSkipped(handle, e.size(), e.limit()));
      return List.of();
    } catch (Shared.Unavailable e) {
      return List.of(); // told already; nobody asked for a renewal, so the answer stays as it is
    } catch (RuntimeException e) {
      shared.tell(e);
      return List.of();
    }
  }

  /** Of parallel requests one renews. Of a stored session its row says so, on all nodes. */
  private boolean mayRenew(Opened opened, Envelope after) {
    if (opened.kept().inStore()) {
      return true;
    }
    long read = opened.foreign() ? Long.MIN_VALUE : opened.envelope().issued();
    return !isEnded(opened)
        && shared
            .lastSent()
            .claim(after.id().handle(), read, after.issued(), shared.policy().renewalGap(after));
  }

  private List<String> send(Envelope envelope, SessionEvent event) {
    List<String> lines = shared.carrier().send(envelope, here.shown());
    shared.lastSent().note(envelope.id().handle(), envelope.issued());
    shared.events().publish(event);
    return lines;
  }
}
