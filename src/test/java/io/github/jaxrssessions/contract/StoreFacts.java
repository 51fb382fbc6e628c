package io.github.jaxrssessions.contract;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What a group of facts about stores is told with. */
interface StoreFacts {
  /**
   * The real time, since servers that drop rows by themselves go by it; with milliseconds to lose.
   */
  @SuppressWarnings("TimeInStaticInitializer") // one moment for all facts is what is wanted
  Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(123);

  Duration DAY = Duration.ofDays(1);
  Random RANDOM = new Random();

  /** The store. */
  SessionStore here();

  /** The same rows, as another node of the application sees them. */
  SessionStore there();

  /** A name that was never used: of a row or of a subject. */
  static String name() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A new row that begins now. */
  static StoredSession row(String subject) {
    return row(subject, NOW);
  }

  /** A new row. */
  static StoredSession row(String subject, Instant created) {
    return new StoredSession(
        name(), Optional.of(subject), 1, created, NOW.plus(DAY), "content-" + name());
  }

  /** The same row, expiring then. */
  static StoredSession expiring(StoredSession row, Instant expires) {
    return new StoredSession(
        row.key(), row.subject(), row.version(), row.created(), expires, row.content());
  }

  /** The next version, with a content of its own. */
  static StoredSession next(StoredSession row) {
    return next(row, row.subject());
  }

  /** The next version, of another subject. */
  static StoredSession next(StoredSession row, Optional<String> subject) {
    return new StoredSession(
        row.key(), subject, row.version() + 1, row.created(), row.expires(), "next-" + name());
  }

  /** At most so many, the first ones go. */
  static Limit endOldest(int most, String... subjects) {
    return new Limit(most, Set.of(subjects), Set.of(), false);
  }

  /** At most so many, or none is made. */
  static Limit refuse(int most, String... subjects) {
    return new Limit(most, Set.of(subjects), Set.of(), true);
  }

  /** The same limit, where these sessions are being left. */
  static Limit leaving(Limit limit, StoredSession... rows) {
    Set<String> keys = Set.copyOf(Arrays.stream(rows).map(StoredSession::key).toList());
    return new Limit(limit.most(), limit.subjects(), keys, limit.refuse());
  }

  /** Makes a row without a limit. */
  default SessionStore.Created create(StoredSession row) {
    return here().create(row, Optional.empty(), NOW);
  }

  /** Makes a row. */
  default SessionStore.Created create(StoredSession row, Limit limit) {
    return here().create(row, Optional.of(limit), NOW);
  }

  /** What the other node lists now. */
  default List<StoredSession> listed(String... subjects) {
    return there().list(Set.of(subjects), NOW);
  }

  /** What the other node finds. */
  default Optional<StoredSession> found(StoredSession row) {
    return there().find(row.key());
  }
}
