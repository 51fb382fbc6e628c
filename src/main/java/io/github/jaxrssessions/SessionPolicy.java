package io.github.jaxrssessions;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How long sessions hold: the idle limit and the absolute lifetime, applied again each time a
 * session is read, so that a tighter setting works at once.
 */
final class SessionPolicy {
  /** The longest lifetime of a session, and of a cookie (RFC 6265bis, 5.5). */
  static final Duration LONGEST = Duration.ofDays(400);

  static final long SKEW = 60_000;
  private static final long DAY = 86_400_000;

  private final long idle;
  private final long lifetime;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  SessionPolicy(Duration idle, Duration lifetime, InstantSource clock) {
    this.lifetime = within("absoluteLifetime", lifetime).toSeconds() * 1000;
    this.idle = within("idleTimeout", idle).toMillis();
    this.clock = clock;
    if (this.idle > this.lifetime) {
      throw new IllegalArgumentException(
          "idleTimeout is "
              + idle
              + ", longer than absoluteLifetime "
              + lifetime
              + ". Shorten the one or lengthen the other.");
    }
  }

  static Duration within(String what, Duration given) {
    if (given.compareTo(Duration.ofSeconds(1)) < 0 || given.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " is " + given + ". Give from 1 second to 400 days.");
    }
    return given;
  }

  long now() {
    return clock.millis();
  }

  Instant nowInstant() {
    return Instant.ofEpochMilli(now());
  }

  /** A new session under a new id, with a lifetime of its own if one is given. */
  Envelope begin(JsonData data, Optional<Duration> own) {
    long seconds = own.map(Duration::toSeconds).orElse(lifetime / 1000);
    Envelope bare =
        new Envelope(
            own.isPresent(), own.isPresent(), 0, 0, 0, seconds, SessionId.random(random), data);
    return startingAt(now(), now(), bare);
  }

  /**
   * A session that another framework began and that ends no later than there. Its lifetime is never
   * today's setting, so that its ending is remembered as long as copies of the foreign cookie hold.
   */
  Envelope foreign(SessionId id, JsonData data, long end) {
    long now = now();
    long left = Math.max(0, (end - now) / 1000);
    long seconds = left == lifetime / 1000 ? left - 1 : left;
    return new Envelope(false, false, now, now, end, seconds, id, data);
  }

  /**
   * The same session, begun no earlier than an ending of all sessions, and issued after what the
   * revocations forgot. No further ahead than a mark can be: what is begun after that does not hold
   * anyway.
   */
  Envelope notBefore(long earliestStart, long earliestIssue, Envelope begun) {
    long latest = now() + SKEW + 1;
    return startingAt(
        Math.max(begun.created(), Math.min(earliestStart, latest)),
        Math.max(begun.issued(), Math.min(earliestIssue, latest)),
        begun);
  }

  private Envelope startingAt(long created, long issued, Envelope e) {
    Envelope started =
        new Envelope(
            e.own(), e.persistent(), created, issued, 0, e.lifetime(), e.id(), e.payload());
    return started.with(e.payload(), issued, expires(started, issued));
  }

  /** The same session sealed again now, with this data. It is always issued later than before. */
  Envelope again(Envelope before, JsonData data) {
    long issued = Math.max(now(), before.issued() + 1);
    return before.with(data, issued, expires(before, issued));
  }

  private long expires(Envelope envelope, long issued) {
    return envelope.own() ? envelope.end() : Math.min(end(envelope), issued + idle);
  }

  private long end(Envelope envelope) {
    return envelope.own()
        ? envelope.end()
        : Math.min(envelope.end(), envelope.created() + lifetime);
  }

  /** Why a session holds no longer, by its times and by what is remembered of its endings. */
  Optional<Refusal> refusal(Envelope envelope, long began, Revocations.Found found) {
    boolean afterMark =
        found.mark().isAfter(Instant.MIN) && envelope.created() == found.mark().toEpochMilli() + 1;
    Optional<Refusal> byTime = refusalByTime(envelope, afterMark);
    return byTime.isEmpty() && ended(envelope, began, found) ? Optional.of(Refusal.ENDED) : byTime;
  }

  /**
   * Why a session holds no longer by its times alone.
   *
   * @param afterMark whether it may be a login after ending all, which began a moment after the
   *     mark, and that may be a minute ahead
   */
  Optional<Refusal> refusalByTime(Envelope envelope, boolean afterMark) {
    long now = now();
    long latest = now + SKEW + (afterMark ? 1000 : 0);
    if (envelope.created() > latest || envelope.issued() > latest) {
      return Optional.of(Refusal.IN_FUTURE);
    }
    return now >= envelope.expires() || now >= expires(envelope, envelope.issued())
        ? Optional.of(Refusal.EXPIRED)
        : Optional.empty();
  }

  static boolean ended(Envelope envelope, long began, Revocations.Found found) {
    // A foreign session is begun anew each time it is read: what counts is when its cookie was
    // made.
    long issued = began < envelope.created() ? began : envelope.issued();
    return found.ended()
        || !Instant.ofEpochMilli(began).isAfter(found.mark())
        || !Instant.ofEpochMilli(issued).isAfter(found.forgotten());
  }

  /**
   * Whether a session is known to have begun at most so long ago. One that another framework began
   * has the time when we first read it: its login may be older.
   */
  boolean isRecent(Envelope envelope, Duration age) {
    return (envelope.own() || hasTodaysLifetime(envelope))
        && now() - envelope.created() <= age.toMillis();
  }

  /** Never so for a session that another framework began. */
  private boolean hasTodaysLifetime(Envelope envelope) {
    return envelope.lifetime() == lifetime / 1000;
  }

  /** Whether enough of the idle window has passed to seal the session again. */
  boolean due(Envelope envelope) {
    return now() - envelope.issued() >= renewalGap(envelope);
  }

  /** The least time between two seals of one session, milliseconds. */
  long renewalGap(Envelope envelope) {
    return envelope.own() ? DAY : idle / 4;
  }

  /** What is left of a persistent cookie; empty for one that goes with the browser. */
  Optional<Duration> maxAge(Envelope envelope) {
    long left = Math.max(0, (envelope.end() - now() + 999) / 1000); // whole seconds, rounded up
    return envelope.persistent() ? Optional.of(Duration.ofSeconds(left)) : Optional.empty();
  }

  /**
   * Until when an ended session must be remembered: no cookie of it can hold after that. A session
   * whose lifetime is not today's setting began elsewhere or under another one, and may have older
   * copies: it is kept to the end of that lifetime.
   */
  Instant rememberUntil(Envelope envelope) {
    boolean usual = !envelope.own() && hasTodaysLifetime(envelope);
    long idleEnd = Math.max(envelope.expires(), now() + idle); // what another setting sealed counts
    long last = usual ? Math.min(envelope.end(), idleEnd) : envelope.end();
    return Instant.ofEpochMilli(last + SKEW);
  }

  /** Whether a cookie of the session that was sealed later, a thief's say, may still hold. */
  boolean mayHaveCopies(Envelope envelope) {
    return now() < envelope.end();
  }

  /** From where on a mark ends sessions: far enough ahead for nodes whose clocks differ. */
  Instant mark() {
    return Instant.ofEpochMilli(now() + SKEW);
  }

  /** Until when a mark must be remembered: no session from before it can hold after that. */
  Instant rememberMarkUntil() {
    return Instant.ofEpochMilli(now()).plus(LONGEST).plusMillis(SKEW);
  }
}
