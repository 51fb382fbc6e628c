package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Kept;
import io.github.jaxrssessions.SessionCarrier.Opened;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What all requests of one application share. */
record Shared<U>(
    Users<U> users,
    SubjectNames names,
    SessionPolicy policy,
    SessionCarrier carrier,
    CachedRevocations revocations,
    LastSent lastSent,
    Events events) {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final int FRAMES = 5;

  /** What {@link #unavailable} gives: told already. */
  static final class Unavailable extends ServiceUnavailableException {
    private static final long serialVersionUID = 1L;

    private Unavailable() {
      super(Problem.unavailable());
    }
  }

  /** Why a session holds no longer: by its times, and by what is remembered of its endings. */
  Optional<Refusal> refusal(Opened opened) {
    Envelope envelope = opened.envelope();
    if (opened.kept() != Kept.SEALED) {
      return policy.refusalByTime(envelope, true); // whether it has ended its row says
    }
    return policy.refusal(
        envelope,
        opened.began(),
        revocations.find(envelope.id()::handle, () -> subjects(envelope)));
  }

  /** What is remembered right now, for who is about to write. */
  Revocations.Found found(Envelope envelope) {
    return revocations.findNow(envelope.id().handle(), subjects(envelope));
  }

  private Set<String> subjects(Envelope envelope) {
    return names.all(users.subject(new JsonSession(envelope)));
  }

  /** Ends a session, at once; whether it was there until now. */
  boolean end(Opened opened) {
    Envelope envelope = opened.envelope();
    String handle = envelope.id().handle();
    if (opened.kept().mayBeSealed()) {
      // First, so that a request which moves it into the store now sees it after the row is made.
      revocations.end(handle, policy.rememberUntil(envelope));
    }
    boolean ended = carrier.delete(envelope);
    if (ended) {
      events.publish(new SessionEvent.Ended(handle));
    }
    return ended;
  }

  /** Ends a session whose row had to go for another one. */
  void endPushedOut(Opened opened) {
    Envelope envelope = opened.envelope();
    if (opened.kept().mayBeSealed()) {
      revocations.end(envelope.id().handle(), policy.rememberUntil(envelope));
      carrier.delete(envelope); // what a sealed copy moved in before this was remembered
    }
    events.publish(new SessionEvent.Ended(envelope.id().handle()));
  }

  /** Ends what began until now and is sealed in cookies. */
  void markEnded(String subject) {
    Instant mark =
        asked(
            () -> {
              Instant now = policy.mark();
              revocations.endAll(names.newest(subject), now, policy.rememberMarkUntil());
              return now;
            });
    events.publish(new SessionEvent.EndedAll(subject, mark));
  }

  /** A new session that no ending has passed already. */
  Envelope holding(Envelope begun) {
    Revocations.Found found = found(begun);
    long start = Math.max(after(found.mark()), earliestOfUser(begun));
    return policy.notBefore(start, after(found.forgotten()), begun);
  }

  /** Whether the user was given an instant that ends what began before it. */
  boolean endedByUser(Opened opened) {
    return opened.began() < earliestOfUser(opened.envelope());
  }

  private long earliestOfUser(Envelope begun) {
    if (users.endedBefore() == null) {
      return Long.MIN_VALUE; // spares a login the question to the resolver
    }
    try {
      return users
          .resolve(new JsonSession(begun))
          .map(principal -> users.earliest(principal.user()))
          .orElse(Long.MIN_VALUE);
    } catch (SessionShapeException e) {
      return Long.MIN_VALUE;
    } catch (Exception e) {
      throw unavailable(e);
    }
  }

  private static long after(Instant mark) {
    return mark.equals(Instant.MIN) ? Long.MIN_VALUE : mark.toEpochMilli() + 1;
  }

  /** Asks the store or the revocations for the application: where they fail, a 503. */
  <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw unavailable(e);
    }
  }

  /** A 503 for something of the application's that failed. */
  Unavailable unavailable(Throwable cause) {
    tell(cause);
    return new Unavailable();
  }

  /** Logs what failed by class and place: its message may repeat what stands in the session. */
  void tell(Throwable cause) {
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    String place =
        Arrays.stream(cause.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
    LOG.log(
        System.Logger.Level.ERROR,
        "A session cannot be checked, so nothing is sent or cleared: {0} at {1}."
            + " A listener of SessionEvent.Unavailable gets the exception.",
        cause.getClass().getName(),
        place);
    events.publish(new SessionEvent.Unavailable(cause));
  }
}
