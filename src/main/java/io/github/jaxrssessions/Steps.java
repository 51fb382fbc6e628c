package io.github.jaxrssessions;

import io.github.jaxrssessions.TimingListener.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listeners that measure time of each step. It is there only where there is such a
 * listener, so that without one nothing is wrapped and a request pays nothing.
 */
final class Steps {
  private final List<TimingListener> listeners;

  private Steps(List<TimingListener> listeners) {
    this.listeners = listeners;
  }

  /** Null where no listener measures time. */
  static @Nullable Steps of(List<SessionListener> listeners) {
    List<TimingListener> timing =
        listeners.stream()
            .filter(TimingListener.class::isInstance)
            .map(TimingListener.class::cast)
            .toList();
    return timing.isEmpty() ? null : new Steps(timing);
  }

  /** The answer of a step that fails where it throws. */
  <T extends @Nullable Object> T time(SessionStep step, Supplier<T> call) {
    List<Running> running = begin(step);
    boolean failed = true;
    try {
      T answer = call.get();
      failed = false;
      return answer;
    } finally {
      end(running, step, failed);
    }
  }

  private void time(SessionStep step, Runnable call) {
    time(
        step,
        () -> {
          call.run();
          return step;
        });
  }

  <U> UserResolver<U> timed(UserResolver<U> resolver) {
    return session -> {
      List<Running> running = begin(SessionStep.RESOLVE);
      boolean failed = true;
      try {
        Optional<U> user = resolver.resolve(session);
        failed = false;
        return user;
      } catch (Exception e) {
        failed = !(Users.cause(e) instanceof SessionShapeException);
        throw e;
      } finally {
        end(running, SessionStep.RESOLVE, failed);
      }
    };
  }

  SessionStore timed(SessionStore store) {
    return new TimedStore(this, store);
  }

  Revocations timed(Revocations revocations) {
    return new TimedRevocations(this, revocations);
  }

  private record Running(TimingListener listener, Timing timing) {}

  private List<Running> begin(SessionStep step) {
    List<Running> running = new ArrayList<>(listeners.size());
    for (TimingListener listener : listeners) {
      try {
        running.add(new Running(listener, listener.begins(step)));
      } catch (RuntimeException | LinkageError | AssertionError e) {
        Events.tell(listener, e, step.name());
      }
    }
    return running;
  }

  private static void end(List<Running> running, SessionStep step, boolean failed) {
    for (Running each : running) {
      try {
        each.timing().over(failed);
      } catch (RuntimeException | LinkageError | AssertionError e) {
        Events.tell(each.listener(), e, step.name());
      }
    }
  }

  private record TimedStore(Steps steps, SessionStore store) implements SessionStore {
    @Override
    public Created create(StoredSession session, Optional<Limit> limit, Instant now) {
      return steps.time(SessionStep.STORE_CREATE, () -> store.create(session, limit, now));
    }

    @Override
    public Optional<StoredSession> find(String key) {
      return steps.time(SessionStep.STORE_FIND, () -> store.find(key));
    }

    @Override
    public Updated update(StoredSession next, Instant now) {
      return steps.time(SessionStep.STORE_UPDATE, () -> store.update(next, now));
    }

    @Override
    public boolean delete(String key) {
      return steps.time(SessionStep.STORE_DELETE, () -> store.delete(key));
    }

    @Override
    public List<StoredSession> list(Set<String> subjects, Instant now) {
      return steps.time(SessionStep.STORE_LIST, () -> store.list(subjects, now));
    }
  }

  private record TimedRevocations(Steps steps, Revocations revocations) implements Revocations {
    @Override
    public void end(String handle, Instant until) {
      steps.time(SessionStep.REVOCATIONS_END, () -> revocations.end(handle, until));
    }

    @Override
    public void endAll(String subject, Instant mark, Instant until) {
      steps.time(SessionStep.REVOCATIONS_END_ALL, () -> revocations.endAll(subject, mark, until));
    }

    @Override
    public Found find(String handle, Set<String> subjects) {
      return steps.time(SessionStep.REVOCATIONS_FIND, () -> revocations.find(handle, subjects));
    }
  }
}
