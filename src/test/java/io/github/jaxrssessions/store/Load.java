package io.github.jaxrssessions.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.assertj.core.api.Assertions;

/** Visitors that keep coming, each on a thread of its own, until they are told to stop. */
final class Load {
  /** What came of all calls, by name. */
  static final class Tally {
    static final String SENT = "sent";
    static final String ANSWERED = "answered";
    static final String UNAVAILABLE = "unavailable";

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> waited =
        Map.of(ANSWERED, new Semaphore(0), UNAVAILABLE, new Semaphore(0));

    void add(String what) {
      counts.computeIfAbsent(what, name -> new AtomicLong()).incrementAndGet();
      if (waited.containsKey(what)) {
        waited.get(what).release();
      }
    }

    /** Until so many more have come of it from now on. */
    void await(String what, int more) throws InterruptedException {
      Semaphore coming = waited.get(what);
      coming.drainPermits();
      Assertions.assertThat(coming.tryAcquire(more, 60, TimeUnit.SECONDS))
          .as("%s more %s; so far %s", more, what, counts)
          .isTrue();
    }

    long count(String what) {
      return counts.containsKey(what) ? counts.get(what).get() : 0;
    }

    Map<String, Long> counts() {
      Map<String, Long> all = new TreeMap<>();
      counts.forEach((name, count) -> all.put(name, count.get()));
      return all;
    }
  }

  /** One session that somebody was told of. */
  interface Promise {
    /** Whether it is there, with what was last answered or newer. */
    boolean kept();
  }

  /** One visit: a login and what follows. */
  interface Visitor {
    void visit(Tally tally, Queue<Promise> promises);
  }

  private final Tally tally = new Tally();
  private final Queue<Promise> promises = new ConcurrentLinkedQueue<>();
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads;
  private volatile boolean on = true;

  Load(int visitors, IntFunction<Visitor> visitor) {
    threads = Executors.newFixedThreadPool(visitors);
    for (int n = 0; n < visitors; n++) {
      Visitor each = visitor.apply(n);
      running.add(
          threads.submit(
              () -> {
                while (on) {
                  each.visit(tally, promises);
                }
              }));
    }
  }

  Tally tally() {
    return tally;
  }

  /** When the last visit has ended, how many sessions of those that were promised are lost. */
  long lost() throws Exception {
    on = false;
    try {
      for (Future<?> each : running) {
        each.get(60, TimeUnit.SECONDS); // a visitor that failed fails the test
      }
      return promises.stream().filter(promise -> !promise.kept()).count();
    } finally {
      threads.shutdownNow();
    }
  }

  int promised() {
    return promises.size();
  }
}
