package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Rows and who writes them. */
final class Rows {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");

  private Rows() {}

  static String name() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).substring(0, 43);
  }

  static StoredSession row(String subject) {
    return new StoredSession(
        name(), Optional.of(subject), 1, NOW, NOW.plus(Duration.ofDays(1)), "content");
  }

  static StoredSession next(StoredSession row) {
    return new StoredSession(
        row.key(), row.subject(), row.version() + 1, row.created(), row.expires(), "next");
  }

  static Optional<Limit> atMost(int most, String subject) {
    return Optional.of(new Limit(most, Set.of(subject), Set.of(), false));
  }

  /** What all answer, who begin at the same time. */
  static <T> List<T> together(List<? extends Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
