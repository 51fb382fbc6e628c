package io.github.jaxrssessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What other revocations said a moment ago, so that not each request asks them. What this process
 * ends it knows at once; what another node ends, after the stated age at the latest.
 */
final class CachedRevocations implements Revocations {
  private static final int ENTRIES = 10_000;

  private record Question(String handle, Set<String> subjects) {}

  private record Answer(Found found, long asked) {}

  private final Revocations asked;
  private final long age;
  private final InstantSource clock;
  private final Map<Question, Answer> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
          return size() > ENTRIES;
        }
      };
  private long endings;

  CachedRevocations(Revocations asked, Duration age, InstantSource clock) {
    this.asked = asked;
    this.age = age.toMillis();
    this.clock = clock;
  }

  /** Whether they are remembered by this process alone. */
  boolean local() {
    return asked instanceof MemoryRevocations;
  }

  @Override
  public void end(String handle, Instant until) {
    asked.end(handle, until);
    forget();
  }

  @Override
  public void endAll(String subject, Instant mark, Instant until) {
    asked.endAll(subject, mark, until);
    forget();
  }

  /** All of it: endings are rare. What is being asked right now is not kept either. */
  private synchronized void forget() {
    answers.clear();
    endings++;
  }

  /** The same; what names the session is made only where it is needed. */
  Found find(Supplier<String> handle, Supplier<Set<String>> subjects) {
    return asked instanceof MemoryRevocations memory
        ? memory.find(handle, subjects)
        : find(handle.get(), subjects.get());
  }

  @Override
  public Found find(String handle, Set<String> subjects) {
    if (age == 0) {
      return asked.find(handle, subjects);
    }
    Question question = new Question(handle, Set.copyOf(subjects));
    long now = clock.millis();
    long before;
    synchronized (this) {
      @Nullable Answer known = answers.get(question);
      if (known != null && now >= known.asked() && now - known.asked() < age) {
        return known.found();
      }
      before = endings;
    }
    Found found = asked.find(handle, subjects);
    synchronized (this) {
      if (endings == before) {
        answers.remove(question); // so that the oldest answer is the eldest entry
        answers.put(question, new Answer(found, now));
      }
    }
    return found;
  }

  /** Asks without looking at what is known: where a session is to be written. */
  Found findNow(String handle, Set<String> subjects) {
    return asked.find(handle, subjects);
  }
}
