package io.github.jaxrssessions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of ended sessions, in this process's memory alone. When it is full it forgets
 * the longest ended, and from then on refuses every session issued at or before that end.
 */
final class MemoryRevocations implements Revocations {
  static final int CAPACITY = 1_000_000;
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final long MINUTE = 60_000;

  /**
   * One thing remembered.
   *
   * @param told when it was, milliseconds
   * @param mark of a subject, the latest start that is ended; else 0
   * @param until when it may be forgotten, milliseconds
   */
  private record Entry(long told, long mark, long until) {}

  private final InstantSource clock;
  private final int capacity;
  private final Events events;
  // Both in the order in which they were told, so that the longest ended comes first.
  private final Map<String, Entry> sessions = new LinkedHashMap<>();
  private final Map<String, Entry> subjects = new LinkedHashMap<>();
  private long forgotten = Long.MIN_VALUE;
  private long swept = Long.MIN_VALUE;
  private long warned = Long.MIN_VALUE;

  MemoryRevocations(InstantSource clock, int capacity, Events events) {
    this.clock = clock;
    this.capacity = capacity;
    this.events = events;
  }

  @Override
  public void end(String handle, Instant until) {
    remember(sessions, handle, 0, until);
  }

  @Override
  public void endAll(String subject, Instant mark, Instant until) {
    remember(subjects, subject, mark.toEpochMilli(), until);
  }

  /** The same, without making names that nothing is remembered under. */
  Found find(Supplier<String> handle, Supplier<Set<String>> names) {
    boolean marks;
    synchronized (this) {
      if (sessions.isEmpty() && subjects.isEmpty() && forgotten == Long.MIN_VALUE) {
        return Found.NOTHING;
      }
      marks = !subjects.isEmpty();
    }
    return find(handle.get(), marks ? names.get() : Set.of());
  }

  @Override
  public synchronized Found find(String handle, Set<String> names) {
    return new Found(
        sessions.containsKey(handle),
        names.stream()
            .map(subjects::get)
            .filter(Objects::nonNull)
            .map(entry -> Instant.ofEpochMilli(entry.mark()))
            .max(Instant::compareTo)
            .orElse(Instant.MIN),
        forgotten == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(forgotten));
  }

  private void remember(Map<String, Entry> map, String key, long mark, Instant until) {
    long now = clock.millis();
    boolean tell;
    synchronized (this) {
      @Nullable Entry before = map.remove(key);
      long latest = before == null ? mark : Math.max(mark, before.mark());
      long keep =
          before == null ? until.toEpochMilli() : Math.max(until.toEpochMilli(), before.until());
      map.put(key, new Entry(now, latest, keep));
      dropExpired(sessions, now);
      dropExpired(subjects, now);
      tell = sessions.size() + subjects.size() > capacity && makeRoom(now);
    }
    if (tell) {
      tell();
    }
  }

  /** From the front only: cheap, and what stands behind goes when it comes to the front. */
  private static void dropExpired(Map<String, Entry> map, long now) {
    Iterator<Entry> entries = map.values().iterator();
    while (entries.hasNext() && entries.next().until() <= now) {
      entries.remove();
    }
  }

  /** Whether it is time to tell that something was forgotten. */
  private boolean makeRoom(long now) {
    if (swept == Long.MIN_VALUE || now - swept >= MINUTE) {
      swept = now; // looking at all of it, so once a minute
      sessions.values().removeIf(entry -> entry.until() <= now);
      subjects.values().removeIf(entry -> entry.until() <= now);
    }
    boolean forgot = false;
    while (sessions.size() + subjects.size() > capacity) {
      forgot = true;
      Map<String, Entry> longest = first(sessions) <= first(subjects) ? sessions : subjects;
      Iterator<Entry> entries = longest.values().iterator();
      Entry dropped = entries.next();
      entries.remove();
      // A mark also ends what nodes with a clock ahead begin up to a minute after it was told.
      forgotten = Math.max(forgotten, Math.max(dropped.told(), dropped.mark()));
    }
    boolean tell = forgot && (warned == Long.MIN_VALUE || now - warned >= MINUTE);
    warned = tell ? now : warned;
    return tell;
  }

  private static long first(Map<String, Entry> map) {
    Iterator<Entry> entries = map.values().iterator();
    return entries.hasNext() ? entries.next().told() : Long.MAX_VALUE;
  }

  private void tell() {
    Instant last;
    synchronized (this) {
      last = Instant.ofEpochMilli(forgotten);
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "More than {0} ended sessions are to be remembered. Sessions issued at or before {1} are"
            + " refused from now on: their users log in again. Give revocations that hold more.",
        capacity,
        last);
    events.publish(new SessionEvent.RevocationsFull(last));
  }
}
