package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongSupplier;

/**
 * Sessions in the memory of this process, and of this one alone: for tests, and for an application
 * that runs once. A second node knows none of them. A restart ends them all: their users get a 401
 * and log in again.
 *
 * <p>It holds at most so many sessions. When it is full, the ones that are used least go, which may
 * be one that has just begun; their users, too, get a 401 and log in again. Expired ones go by
 * themselves while the store is used, by a thread that calls it: it has none of its own.
 *
 * <p>Needs {@code com.github.ben-manes.caffeine:caffeine} 3.
 */
public final class MemorySessionStore implements SessionStore {

  /** A session, and how long it had when it was written. */
  private record Row(StoredSession session, Duration left) {}

  /** That a subject has a session. */
  private record Place(String subject, String key) {}

  private final ConcurrentMap<String, Row> rows;

  /**
   * Of the rows that have a subject, in order, so that a subject's are one range. A place is there
   * before its row comes and until its row goes; the map tells when it drops one by itself, on
   * whatever thread and without our lock, so this must not need it.
   */
  private final NavigableSet<Place> places =
      new ConcurrentSkipListSet<>(Comparator.comparing(Place::subject).thenComparing(Place::key));

  /**
   * An empty store.
   *
   * @param most how many sessions it holds, at least 1; each takes its content and about 600 bytes
   * @throws IllegalArgumentException if {@code most} is below 1
   * @throws IllegalStateException if Caffeine is missing
   */
  public MemorySessionStore(int most) {
    this(most, System::nanoTime);
  }

  MemorySessionStore(int most, LongSupplier ticks) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "A MemorySessionStore of " + most + " sessions holds none. Give it at least 1.");
    }
    try {
      rows = CaffeineMap.of(most, Row::left, row -> forget(row.session()), ticks);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "MemorySessionStore needs Caffeine, which is not on the class path. Add the dependency"
              + " com.github.ben-manes.caffeine:caffeine, version 3.",
          e);
    }
  }

  // One lock for all that writes or counts: each call takes about a microsecond, and a login that
  // counts a subject's sessions must see no half of another. Finding takes no lock.

  @Override
  public synchronized Created create(StoredSession session, Optional<Limit> limit, Instant now) {
    if (rows.containsKey(session.key())) {
      return Created.EXISTS;
    }
    List<StoredSession> tooMany = limit.map(given -> tooMany(given, now)).orElse(List.of());
    if (limit.isPresent() && limit.get().refuse() && !tooMany.isEmpty()) {
      return Created.FULL;
    }
    tooMany.forEach(one -> delete(one.key()));
    rows.remove(session.key()); // an expired one, or its going would take the new one's place
    place(session).ifPresent(places::add);
    rows.put(session.key(), row(session, now));
    return new Created(Outcome.CREATED, tooMany);
  }

  /** What has to go for one more: all but the last begun that it leaves room for. */
  private List<StoredSession> tooMany(Limit limit, Instant now) {
    List<StoredSession> counted =
        list(limit.subjects(), now).stream()
            .filter(one -> !limit.leaving().contains(one.key()))
            .toList();
    return counted.subList(Math.min(limit.most() - 1, counted.size()), counted.size());
  }

  @Override
  public Optional<StoredSession> find(String key) {
    return Optional.ofNullable(rows.get(key)).map(Row::session);
  }

  @Override
  public synchronized Updated update(StoredSession next, Instant now) {
    Row before = rows.get(next.key());
    if (before == null) {
      return Updated.GONE;
    }
    if (before.session().version() != next.version() - 1) {
      return Updated.CONFLICT;
    }
    place(next).ifPresent(places::add);
    if (rows.replace(next.key(), row(next, now)) == null) { // dropped in this very moment
      forget(next);
      return Updated.GONE;
    }
    if (!before.session().subject().equals(next.subject())) {
      forget(before.session());
    }
    return Updated.UPDATED;
  }

  @Override
  public synchronized boolean delete(String key) {
    Row row = rows.remove(key);
    if (row == null) {
      return false;
    }
    forget(row.session());
    return true;
  }

  @Override
  public synchronized List<StoredSession> list(Set<String> subjects, Instant now) {
    return subjects.stream()
        .flatMap(subject -> placesOf(subject).stream())
        .map(place -> rows.get(place.key()))
        .filter(Objects::nonNull)
        .map(Row::session)
        .filter(session -> session.expires().isAfter(now))
        .sorted(Comparator.comparing(StoredSession::created).reversed())
        .toList();
  }

  private Set<Place> placesOf(String subject) {
    return places.subSet(new Place(subject, ""), new Place(subject + '\0', ""));
  }

  private void forget(StoredSession session) {
    place(session).ifPresent(places::remove);
  }

  private static Optional<Place> place(StoredSession session) {
    return session.subject().map(subject -> new Place(subject, session.key()));
  }

  private static Row row(StoredSession session, Instant now) {
    return new Row(session, Duration.between(now, session.expires()));
  }

  /** How many sessions are under some subject, gone ones that still take room included. */
  int places() {
    return places.size();
  }
}
