package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often the library told what, with the reason where there is one. */
final class Heard implements SessionListener {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  @Override
  public void on(SessionEvent event) {
    counts.computeIfAbsent(name(event), name -> new LongAdder()).increment();
  }

  private static String name(SessionEvent event) {
    String name = event.getClass().getSimpleName();
    if (event instanceof SessionEvent.Refused refused) {
      return name + " " + refused.reason();
    }
    return event instanceof SessionEvent.Unavailable unavailable
        ? name + " " + unavailable.cause().getClass().getSimpleName()
        : name;
  }

  /** The counts by name. */
  Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
