package io.github.jaxrssessions.benchmarks.soak;

import java.io.IOException;
import java.time.Duration;

/**
 * How far a server's clock was moved, which nobody else moves: in milliseconds since the start.
 * While it is being moved it is known no better than from {@link #least} to {@link #most}. Moved by
 * one thread, read by all.
 */
final class ServersClock {
  /** Moves the real one. */
  @FunctionalInterface
  interface Hand {
    /** Returns when it has been moved. */
    void advance(Duration by) throws IOException, InterruptedException;
  }

  private final Hand hand;
  private volatile long least;
  private volatile long most;

  ServersClock(Hand hand) {
    this.hand = hand;
  }

  void advance(Duration by) throws IOException, InterruptedException {
    long next = most + by.toMillis();
    most = next;
    hand.advance(by);
    least = next;
  }

  long least() {
    return least;
  }

  long most() {
    return most;
  }
}
