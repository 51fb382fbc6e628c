package io.github.jaxrssessions.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Calls that begin at the same moment, each on a thread of its own. */
final class Together implements AutoCloseable {
  private static final int SPINS = 1000;

  private final ExecutorService threads;

  Together(int most) {
    threads = Executors.newFixedThreadPool(most);
  }

  /** The answers, in the order of the calls, when all have answered. */
  <T> List<T> call(List<Callable<T>> calls) throws Exception {
    AtomicInteger missing = new AtomicInteger(calls.size());
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> call : calls) {
      running.add(
          threads.submit(
              () -> {
                awaitAll(missing);
                return call.call();
              }));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> one : running) {
      answers.add(one.get(60, TimeUnit.SECONDS));
    }
    return answers;
  }

  /** Spins, since a thread that is woken comes microseconds late, and a race in memory is over. */
  private static void awaitAll(AtomicInteger missing) {
    missing.decrementAndGet();
    for (int spins = 0; missing.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1000); // fewer processors than threads
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
