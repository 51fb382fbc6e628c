package io.github.jaxrssessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where sessions are kept on the server, when only their id is to travel in the cookie: memory,
 * JDBC and Redis come with the library (package {@code store}), and any other is these five
 * methods. {@code StoreContract} in the {@code tests} jar is their test.
 *
 * <p>A dumb cupboard: sealed text under a key. It decides nothing, opens nothing and needs no
 * clock; what time it is comes with each call that needs it. A row whose {@link
 * StoredSession#expires()} has come may be dropped at any time, and whether it is still found is of
 * no matter: expiry is checked by the content.
 *
 * <p>Many threads and nodes call it at once. Each method is atomic for its row, and a call that
 * starts after another has returned sees what that one wrote. A method that throws (use {@link
 * SessionStoreException}) makes the request a 503, which clears nothing; a write that threw may or
 * may not have happened.
 */
public interface SessionStore {

  /** What came of a {@link #create}. */
  enum Outcome {
    /** The row is there. */
    CREATED,
    /** There is a row under this key already. It is untouched. */
    EXISTS,
    /** The subject has as many sessions as it may have. Nothing was written. */
    FULL
  }

  /**
   * What came of a {@link #create}.
   *
   * @param outcome whether the row is there
   * @param ended the rows that had to go for it: they are gone
   */
  record Created(Outcome outcome, List<StoredSession> ended) {
    /** The row is there, and none had to go. */
    public static final Created CREATED = new Created(Outcome.CREATED, List.of());

    /** There is a row already. */
    public static final Created EXISTS = new Created(Outcome.EXISTS, List.of());

    /** The subject has as many sessions as it may have. */
    public static final Created FULL = new Created(Outcome.FULL, List.of());

    /**
     * What came of a {@code create}.
     *
     * @param outcome whether the row is there
     * @param ended the rows that had to go for it
     */
    public Created {
      ended = List.copyOf(ended);
    }
  }

  /** What came of an {@link #update}. */
  enum Updated {
    /** The row is the new one. */
    UPDATED,
    /** Somebody else has written the row since: it is of another version, and untouched. */
    CONFLICT,
    /** There is no such row: ended, expired or lost. None was made. */
    GONE
  }

  /**
   * How many sessions the subject of a new one may have, the new one included.
   *
   * @param most at least 1
   * @param subjects the subject's names: a row under any of them is one of its sessions
   * @param leaving keys of sessions that the new one replaces: they do not count, and somebody else
   *     deletes them
   * @param refuse whether the new session is not created where there are {@code most} already; else
   *     the ones that began first are deleted for it, never the new one itself
   */
  record Limit(int most, Set<String> subjects, Set<String> leaving, boolean refuse) {
    /**
     * How many sessions a subject may have.
     *
     * @param most at least 1
     * @param subjects the subject's names
     * @param leaving keys that do not count
     * @param refuse whether the new one is refused rather than the first ended
     */
    public Limit {
      subjects = Set.copyOf(subjects);
      leaving = Set.copyOf(leaving);
    }
  }

  /**
   * Makes a new row, and never overwrites one. Where a limit is given it holds for callers at the
   * same time, too: when the call returns, the subject has at most so many rows that have not
   * expired.
   *
   * @param session the row
   * @param limit how many the subject may have; empty where any number is right, or the session has
   *     no subject
   * @param now what time it is
   * @return whether it was made, and which rows were deleted for it
   */
  Created create(StoredSession session, Optional<Limit> limit, Instant now);

  /**
   * Reads a row.
   *
   * @param key the row's key
   * @return the row as it was written last; empty where there is none
   */
  Optional<StoredSession> find(String key);

  /**
   * Replaces a row, where it is still the version before: {@code next.version() - 1}. It never
   * makes a row, so that an ended session stays ended.
   *
   * @param next the row to be
   * @param now what time it is
   * @return whether it is so
   */
  Updated update(StoredSession next, Instant now);

  /**
   * Deletes a row. Of several callers at the same time one is told that it was there.
   *
   * @param key the row's key
   * @return whether there was one
   */
  boolean delete(String key);

  /**
   * The sessions of a subject, the one that began last first. Which of several that began at the
   * same instant comes first is open.
   *
   * @param subjects the subject's names: the rows under any of them
   * @param now what time it is; expired rows are left out
   * @return the rows
   */
  List<StoredSession> list(Set<String> subjects, Instant now);
}
