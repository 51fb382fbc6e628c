package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.SessionStore.Outcome;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Creates a session in the store, finds and updates it, and remembers what was committed. */
final class StoreVisitor implements Load.Visitor {
  private static final int UPDATES = 5;

  private final SessionStore store;
  private final String subject;

  StoreVisitor(SessionStore store, int number) {
    this.store = store;
    this.subject = "visitor-" + number;
  }

  private static <T> Optional<T> ask(Load.Tally tally, Supplier<T> call) {
    tally.add(Load.Tally.SENT);
    try {
      T answer = call.get();
      tally.add(Load.Tally.ANSWERED);
      return Optional.of(answer);
    } catch (SessionStoreException e) {
      tally.add(Load.Tally.UNAVAILABLE);
      return Optional.empty();
    }
  }

  private static StoredSession version(String key, String subject, long version) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new StoredSession(
        key, Optional.of(subject), version, now, now.plus(Duration.ofDays(1)), "v" + version);
  }

  @Override
  public void visit(Load.Tally tally, Queue<Load.Promise> promises) {
    String key = (UUID.randomUUID().toString() + UUID.randomUUID()).substring(0, 43);
    StoredSession first = version(key, subject, 1);
    Limit limit = new Limit(1_000_000, Set.of(subject), Set.of(), true);
    Optional<Outcome> made =
        ask(tally, () -> store.create(first, Optional.of(limit), first.created()).outcome());
    if (made.isEmpty()) {
      return;
    }
    long[] committed = {1};
    promises.add(() -> store.find(key).filter(row -> row.version() >= committed[0]).isPresent());
    for (int n = 0; n < UPDATES; n++) {
      Optional<Optional<StoredSession>> found = ask(tally, () -> store.find(key));
      if (found.isPresent()) {
        if (found.get().isEmpty()) {
          tally.add("not found");
          return;
        }
        long next = found.get().get().version() + 1;
        ask(tally, () -> store.update(version(key, subject, next), first.created()))
            .filter(updated -> updated == Updated.UPDATED)
            .ifPresent(updated -> committed[0] = next);
      }
    }
  }
}
