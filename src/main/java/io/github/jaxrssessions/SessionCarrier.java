package io.github.jaxrssessions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How a session travels: what a request brought, and what an answer carries. */
interface SessionCarrier {

  /** Where the content of a session is. */
  enum Kept {
    /** In the cookie: all of it is there. */
    SEALED,
    /** In a store; of it nothing is known yet but the id and the times that the cookie says. */
    POINTER,
    /** In a store, where it was read. */
    STORED,
    /** In a store, where it was read; it began in a cookie, of which copies may be about. */
    MOVED;

    /** Whether a cookie may hold all of it, so that its ending must be remembered elsewhere. */
    boolean mayBeSealed() {
      return this != STORED;
    }

    boolean inStore() {
      return this == STORED || this == MOVED;
    }
  }

  /**
   * A session whose tag held. Whether it still holds by its times is not said.
   *
   * @param envelope what was sealed
   * @param began when the session is known to have begun at the earliest, for endings by subject
   * @param stale whether it is to be sealed again whatever its age: under an older key, or foreign
   * @param foreign whether another framework began it
   * @param kept where its content is
   * @param version of its row in the store; 0 where it was read from none
   */
  record Opened(
      Envelope envelope, long began, boolean stale, boolean foreign, Kept kept, long version) {

    /** What a cookie holds. */
    static Opened ofCookie(Envelope envelope, Kept kept, boolean stale) {
      return new Opened(envelope, envelope.created(), stale, false, kept, 0);
    }

    /** Begun by another framework: it is sealed by us as soon as it can be. */
    static Opened foreign(Envelope envelope, long made) {
      return new Opened(envelope, made, true, true, Kept.SEALED, 0);
    }

    /** The same, to be written whatever its age. */
    Opened toBeMoved() {
      return new Opened(envelope, began, true, foreign, kept, version);
    }

    /** What a row holds. */
    static Opened ofRow(Envelope envelope, Kept kept, long version, boolean stale) {
      return new Opened(envelope, envelope.created(), stale, false, kept, version);
    }
  }

  /**
   * What a request brought.
   *
   * @param opened the sessions whose tags held
   * @param refused why other values were not opened
   * @param shown the names of the cookies that are ours
   */
  record Loaded(List<Opened> opened, Set<Refusal> refused, Set<String> shown) {
    static final Loaded NOTHING = new Loaded(List.of(), Set.of(), Set.of());
  }

  /** The whole session, or why there is none. */
  sealed interface Read {
    /** All of it is there. */
    record Whole(Opened opened) implements Read {}

    /** It cannot be had. */
    record Not(Refusal why) implements Read {}
  }

  /** Whether more than the id stays on the server. */
  boolean keepsOnServer();

  /** Reads the {@code Cookie} header lines. Nothing in them makes it throw. */
  Loaded load(List<String> cookieLines);

  /** The rest of a session whose cookie holds by its times. */
  Read read(Opened shown);

  /** Refuses a payload that would not fit, at the caller's line. */
  void fits(int payload);

  /**
   * Refuses, at the caller's line, a session that its subject may not have.
   *
   * @param leaving the sessions that go for it, which do not count
   */
  void admit(Envelope begun, Collection<Opened> leaving);

  /**
   * Keeps what is to stay on the server of a session that begins.
   *
   * @return the sessions that had to go for it: their rows are gone
   */
  List<Opened> begin(Envelope begun, Collection<Opened> leaving);

  /**
   * Keeps a change, on top of what others changed in the meantime.
   *
   * @param before the session as it was read
   * @param after as it is to be
   * @param again the same change to another state
   * @return as it is now; empty where it has ended
   */
  Optional<Envelope> update(Opened before, Envelope after, UnaryOperator<Envelope> again);

  /** Keeps a renewal; false where another request has written the session, or it has ended. */
  boolean renew(Opened before, Envelope after);

  /** Deletes what is kept on the server; whether the session was there until now. */
  boolean delete(Envelope envelope);

  /** The {@code Set-Cookie} lines that carry a session. */
  List<String> send(Envelope envelope, Set<String> shown);

  /** The {@code Set-Cookie} lines that make the browser forget what it showed. */
  List<String> clear(Set<String> shown);
}
