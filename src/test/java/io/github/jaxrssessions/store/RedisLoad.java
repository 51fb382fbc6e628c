package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Users who log in, save, and half of whom log out, all the time and without a pause, and what they
 * were told. Only what a call returned is held against the store: a call that threw may or may not
 * have been done.
 */
final class RedisLoad implements AutoCloseable {
  private final Instant now = Instant.now();

  /** So many logins of the same thread later a session is ended. */
  private static final int STAY = 20;

  private final List<SessionStore> nodes;
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, Long> kept = new ConcurrentHashMap<>();
  private final Queue<String> ended = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> others = new ConcurrentLinkedQueue<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private volatile boolean stopped;

  private long lost;
  private long older;
  private long back;
  private long foreign;

  RedisLoad(int users, SessionStore... nodes) {
    this.nodes = List.of(nodes);
    for (int i = 0; i < users; i++) {
      Thread thread = new Thread(this::live, "user-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void live() {
    Deque<String> leaving = new ArrayDeque<>();
    for (int n = 0; !stopped; n++) {
      SessionStore one = nodes.get(n % nodes.size());
      SessionStore other = nodes.get((n + 1) % nodes.size());
      try {
        String key = logIn(one, other);
        if (n % 2 == 0) {
          leaving.add(key);
        }
        if (leaving.size() > STAY) {
          logOut(one, leaving.remove());
        }
      } catch (SessionStoreException e) {
        // counted
      } catch (RuntimeException | AssertionError e) {
        others.add(e);
      }
    }
  }

  private String logIn(SessionStore one, SessionStore other) {
    StoredSession row = row(UUID.randomUUID().toString(), 1);
    if (!counted(() -> one.create(row, Optional.empty(), now)).equals(Created.CREATED)) {
      throw new AssertionError("a row nobody made was there");
    }
    kept.put(row.key(), 1L);
    if (counted(() -> other.update(row(row.key(), 2), now)) == Updated.UPDATED) {
      kept.put(row.key(), 2L);
    }
    return row.key();
  }

  private void logOut(SessionStore node, String key) {
    kept.remove(key); // until it is known
    counted(() -> node.delete(key));
    ended.add(key);
  }

  private StoredSession row(String key, long version) {
    return new StoredSession(
        key,
        Optional.of("subject-" + key),
        version,
        now,
        now.plus(Duration.ofHours(1)),
        "content-of-" + key);
  }

  private <T> T counted(Supplier<T> call) {
    long start = System.nanoTime();
    sent.incrementAndGet();
    try {
      T answer = call.get();
      answered.incrementAndGet();
      return answer;
    } catch (SessionStoreException e) {
      failed.incrementAndGet();
      throw e;
    } finally {
      long took = (System.nanoTime() - start) / 1_000_000;
      longest.accumulateAndGet(took, Math::max);
    }
  }

  /** Goes on until so many more calls were answered. */
  void awaitAnswers(int more) {
    long until = answered.get() + more;
    Await.until(() -> answered.get() >= until);
  }

  /** Goes on until so many more calls have failed. */
  void awaitFailures(int more) {
    long until = failed.get() + more;
    Await.until(() -> failed.get() >= until);
  }

  /** Ends the load and looks at every session. */
  RedisLoad check(SessionStore store) {
    close();
    for (Map.Entry<String, Long> session : kept.entrySet()) {
      Optional<StoredSession> row = find(store, session.getKey());
      lost += row.isEmpty() ? 1 : 0;
      older += row.filter(found -> found.version() < session.getValue()).isPresent() ? 1 : 0;
      foreign += row.filter(found -> !isIts(found)).isPresent() ? 1 : 0;
    }
    for (String key : ended) {
      back += find(store, key).isPresent() ? 1 : 0;
    }
    return this;
  }

  /** A fail-over may still be ending connections. */
  private static Optional<StoredSession> find(SessionStore store, String key) {
    AtomicReference<Optional<StoredSession>> row = new AtomicReference<>(Optional.empty());
    Await.until(
        () -> {
          row.set(store.find(key));
          return true;
        });
    return row.get();
  }

  private static boolean isIts(StoredSession row) {
    return row.content().equals("content-of-" + row.key())
        && row.subject().equals(Optional.of("subject-" + row.key()));
  }

  /** Writes down what it came to, for the documentation. */
  RedisLoad report(String name, String what) throws IOException {
    String text =
        String.format(
            "%s: sent %d, answered %d, failed as SessionStoreException %d, failed otherwise %d,"
                + " longest %d ms; sessions kept %d, lost %d, of an older version %d, another's"
                + " %d; sessions ended %d, back again %d%n",
            what,
            sent.get(),
            answered.get(),
            failed.get(),
            others.size(),
            longest.get(),
            kept.size(),
            lost,
            older,
            foreign,
            ended.size(),
            back);
    Path directory = Files.createDirectories(Path.of("target", "faults"));
    Files.writeString(directory.resolve("redis-" + name + ".txt"), text);
    return this;
  }

  long failed() {
    return failed.get();
  }

  long longest() {
    return longest.get();
  }

  Queue<Throwable> others() {
    return others;
  }

  /** Sessions that a call has made or saved, and that are not there or are as before. */
  long lost() {
    return lost + older;
  }

  /** Sessions that a call has ended, and that are there. */
  long back() {
    return back;
  }

  /** Sessions with what belongs to another. */
  long foreign() {
    return foreign;
  }

  int kept() {
    return kept.size();
  }

  @Override
  public void close() {
    stopped = true;
    threads.forEach(thread -> Await.until(() -> !thread.isAlive()));
  }
}
