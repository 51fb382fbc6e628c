package io.github.jaxrssessions.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is moved: {@code builder.clock(clock)}, then {@code
 * clock.advance(Duration.ofMinutes(31))}. Safe on any thread.
 */
public final class MovableClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private MovableClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /**
   * A clock at an instant.
   *
   * @param start where it stands
   * @return the clock
   */
  public static MovableClock at(Instant start) {
    return new MovableClock(start);
  }

  /**
   * Moves the clock.
   *
   * @param by how far; a negative time moves it back
   */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }
}
