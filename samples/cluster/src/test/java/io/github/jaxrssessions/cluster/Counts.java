package io.github.jaxrssessions.cluster;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What came of requests, phase by phase. Safe on any thread. */
final class Counts {
  /** What is counted. */
  enum Kind {
    SENT("requests sent"),
    ANSWERED("answered as they should be (2xx)"),
    UNAVAILABLE("answered 503"),
    UNREACHABLE("not answered: the connection failed"),
    REFUSED("answered 401"),
    OTHER("any other answer"),
    WITHOUT_RETRY_AFTER("503 without Retry-After"),
    LOST("sessions lost, of those whose login was answered"),
    CHANGES_LOST("changes lost, of those that were answered"),
    REVIVED("ended sessions back, of those whose end was answered"),
    MIXED_UP("sessions of somebody else"),
    CLEARED("cookies cleared");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private final Map<String, Map<Kind, Integer>> phases = new LinkedHashMap<>();
  private Map<Kind, Integer> current = new EnumMap<>(Kind.class);

  /** From here on it is counted under this name. */
  synchronized void phase(String name) {
    current = new EnumMap<>(Kind.class);
    phases.put(name, current);
  }

  synchronized void add(Kind kind) {
    current.merge(kind, 1, Integer::sum);
    notifyAll();
  }

  /** Waits until there are so many in this phase. */
  synchronized void await(Kind kind, int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (current.getOrDefault(kind, 0) < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("Too few " + kind.words + " in three minutes:\n" + this);
      }
      wait(left);
    }
  }

  synchronized int in(String phase, Kind kind) {
    return phases.get(phase).getOrDefault(kind, 0);
  }

  synchronized int total(Kind kind) {
    return phases.keySet().stream().mapToInt(phase -> in(phase, kind)).sum();
  }

  /** A table: a line for each kind, a column for each phase. */
  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    text.append("%-54s".formatted(""));
    phases.keySet().forEach(phase -> text.append("%20s".formatted(phase)));
    for (Kind kind : Kind.values()) {
      String figures =
          phases.keySet().stream()
              .map(phase -> "%20d".formatted(in(phase, kind)))
              .collect(Collectors.joining());
      text.append("\n%-54s".formatted(kind.words)).append(figures);
    }
    return text.append('\n').toString();
  }
}
