package io.github.jaxrssessions.store;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does in its own time. */
final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private Await() {}

  /**
   * Asks every few milliseconds; an exception is an answer: not yet, unless it is illegal state.
   */
  static void until(Callable<Boolean> done) {
    long start = System.nanoTime();
    Exception last = null;
    while (System.nanoTime() - start < LONGEST.toNanos()) {
      try {
        if (done.call()) {
          return;
        }
      } catch (IllegalStateException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("It did not come within " + LONGEST, last);
  }
}
