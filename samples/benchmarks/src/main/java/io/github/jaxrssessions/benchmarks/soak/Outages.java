package io.github.jaxrssessions.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * When the store was away, as those know who took it away: from right before it was killed until
 * the first good answer after it was ready again. Times are {@code nanoTime}'s. Safe on any thread.
 */
final class Outages {
  private static final long STILL = Long.MAX_VALUE;

  private record Outage(long began, long over) {}

  private final List<Outage> outages = new ArrayList<>();

  synchronized void begins() {
    outages.add(new Outage(System.nanoTime(), STILL));
  }

  synchronized void over() {
    outages.add(new Outage(outages.remove(outages.size() - 1).began(), System.nanoTime()));
  }

  /** Whether the store was away at any time between a request and its answer. */
  synchronized boolean cover(long sent, long came) {
    return outages.stream()
        .anyMatch(
            each -> came - each.began() >= 0 && (each.over() == STILL || each.over() - sent >= 0));
  }

  synchronized int count() {
    return outages.size();
  }
}
