package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionStore.Limit;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How many sessions a subject may have at a time. */
final class SessionLimit {
  private final int most;
  private final OverLimit over;
  private final SessionStore store;
  private final SessionRows rows;

  SessionLimit(int most, OverLimit over, SessionStore store, SessionRows rows) {
    check(most);
    this.most = most;
    this.over = over;
    this.store = store;
    this.rows = rows;
  }

  static void check(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "maxSessions is " + most + ". Give at least 1, or leave the setting out.");
    }
  }

  /** A first look, so that who calls {@code set} can answer in its own words. */
  void admit(Envelope begun, Collection<Opened> leaving, Instant now) {
    if (over == OverLimit.REFUSE) {
      limit(begun, leaving)
          .filter(limit -> others(limit, now) >= most)
          .ifPresent(
              full -> {
                throw new SessionLimitException(most);
              });
    }
  }

  private long others(Limit limit, Instant now) {
    return store.list(limit.subjects(), now).stream()
        .filter(row -> !limit.leaving().contains(row.key()))
        .count();
  }

  /** Makes the row of a session within the limit; the store holds it for all nodes. */
  SessionStore.Created create(
      StoredSession row, Envelope begun, Collection<Opened> leaving, Instant now) {
    SessionStore.Created created = store.create(row, limit(begun, leaving), now);
    if (created.outcome() == SessionStore.Outcome.FULL) {
      throw new SessionLimitException(most);
    }
    return created;
  }

  private Optional<Limit> limit(Envelope begun, Collection<Opened> leaving) {
    Set<String> keys =
        leaving.stream()
            .map(opened -> opened.envelope().id().row())
            .collect(Collectors.toUnmodifiableSet());
    return rows.subject(begun)
        .map(
            whose ->
                new Limit(most, rows.names(Optional.of(whose)), keys, over == OverLimit.REFUSE));
  }
}
