package io.github.jaxrssessions.benchmarks.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What came of it all. Safe on any thread. */
final class Tally {
  private static final int SHOWN = 20;
  private static final int ENOUGH = 10_000;

  private final long end;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final List<String> examples = new ArrayList<>();
  private Kind awaited = Kind.USERS;
  private long awaitedCount = Long.MAX_VALUE;
  private long wrong;
  private String broken = "";

  /**
   * Nothing yet.
   *
   * @param end when it must be over, by {@code nanoTime}
   */
  Tally(long end) {
    this.end = end;
  }

  synchronized void add(Kind kind) {
    add(kind, 1);
  }

  synchronized void add(Kind kind, long more) {
    long count = counts.merge(kind, more, Long::sum);
    if (kind == awaited && count >= awaitedCount) {
      notifyAll();
    }
  }

  /** Something that must not be, with the words that tell where. */
  synchronized void add(Kind kind, String example) {
    add(kind);
    wrong++;
    if (examples.size() < SHOWN) {
      examples.add(kind + ": " + example);
    }
  }

  /** The test itself cannot go on. */
  synchronized void broken(Throwable why) {
    broken = broken.isEmpty() ? String.valueOf(why) : broken;
    notifyAll();
  }

  /** Whether there is nothing more to be learned, or no time. */
  synchronized boolean isOver() {
    return wrong >= ENOUGH || !broken.isEmpty() || System.nanoTime() - end > 0;
  }

  synchronized long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Waits until there are so many; false where it will not come to that. */
  synchronized boolean await(Kind kind, long count) throws InterruptedException {
    awaited = kind;
    awaitedCount = count;
    while (count(kind) < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (isOver() || left <= 0) {
        return false;
      }
      wait(Math.min(left, 1000)); // wrong ones wake nobody
    }
    return true;
  }

  synchronized Map<Kind, Long> counts() {
    Map<Kind, Long> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, count(kind));
    }
    return all;
  }

  /** The first of what went wrong. */
  synchronized List<String> examples() {
    List<String> all = new ArrayList<>(examples);
    if (!broken.isEmpty()) {
      all.add(0, "The test itself broke: " + broken);
    }
    return all;
  }
}
