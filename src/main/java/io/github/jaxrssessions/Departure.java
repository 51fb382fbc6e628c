package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Opened;
import java.util.List;

/**
 * What an answer carries: one decision, of what came in, what was written and the status.
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
    if (outgoing instanceof Outgoing.Update update
        && here.incoming() instanceof Incoming.Valid valid
        && !isEnded(valid.opened())) {
      return send(update.envelope(), new SessionEvent.Updated(update.envelope().id().handle()));
    }
    boolean kept = outgoing instanceof Outgoing.Keep && status != UNAUTHORIZED;
    return kept && here.incoming() instanceof Incoming.Valid valid && isDue(valid.opened())
        ? renewal(valid.opened())
        : List.of();
  }

  private List<String> begin(Envelope envelope) {
    if (!cleared) {
      if (isLoggedOutMeanwhile()) {
        return List.of(); // what logged this request in was ended, and so is what comes of it
      }
      here.ending().forEach(shared::end);
    }
    return send(envelope, new SessionEvent.Set(envelope.id().handle()));
  }

  private boolean isLoggedOutMeanwhile() {
    return user.isFound()
        && here.incoming() instanceof Incoming.Valid valid
        && shared.found(valid.opened().envelope()).ended();
  }

  private boolean isDue(Opened opened) {
    return !user.isRefused() && (opened.stale() || shared.policy().due(opened.envelope()));
  }

  /** Whether another request ended the session in the meantime: nothing brings it back. */
  private boolean isEnded(Opened opened) {
    Envelope envelope = opened.envelope();
    return SessionPolicy.ended(envelope, opened.began(), shared.found(envelope))
        || (opened.foreign() && shared.endedByUser(opened)); // once sealed by us, its start is lost
  }

  private List<String> renewal(Opened opened) {
    Envelope before = opened.envelope();
    Envelope after = shared.policy().again(before, before.payload());
    String handle = after.id().handle();
    long read = opened.foreign() ? Long.MIN_VALUE : before.issued();
    long gap = shared.policy().renewalGap(after);
    try {
      shared.carrier().fits(after.payload().bytes().length);
      return !isEnded(opened) && shared.lastSent().claim(handle, read, after.issued(), gap)
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

  private List<String> send(Envelope envelope, SessionEvent event) {
    List<String> lines = shared.carrier().send(envelope, here.shown());
    shared.lastSent().note(envelope.id().handle(), envelope.issued());
    shared.events().publish(event);
    return lines;
  }
}
