package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A memory store that drops its rows by a clock that can be moved, where it drops them by the
 * machine's else. It stands in the library's package because the store takes such a clock from
 * nobody outside.
 */
public final class MemoryOnAClock {
  private MemoryOnAClock() {}

  /**
   * An empty store.
   *
   * @param most how many sessions it holds
   * @param clock by which they expire
   * @return the store
   */
  public static SessionStore of(int most, InstantSource clock) {
    Instant start = clock.instant();
    return new MemorySessionStore(most, () -> Duration.between(start, clock.instant()).toNanos());
  }
}
