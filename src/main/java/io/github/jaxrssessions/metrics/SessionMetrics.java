package io.github.jaxrssessions.metrics;

import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionStep;
import io.github.jaxrssessions.TimingListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Counts what happens to sessions and times what they wait for, with Micrometer: a listener for
 * {@link io.github.jaxrssessions.SessionAuthBuilder#listeners listeners}.
 *
 * <pre>{@code
 * SessionMetrics metrics = SessionMetrics.of(registry);
 * SessionAuth.builder(…).keys(…).listeners(metrics).build();
 * }</pre>
 *
 * <p>All meters are there from {@link #bindTo} on, at zero, one for each reason and each call too:
 * counters {@code sessions.set}, {@code .updated}, {@code .renewed}, {@code .renewal.skipped},
 * {@code .ended}, {@code .ended.all}, {@code .refused}, {@code .cross.origin.denied}, {@code
 * .unavailable} and {@code .revocations.full}, and timers {@code sessions.open}, {@code .resolve},
 * {@code .store} and {@code .revocations}. Histograms are the registry's to decide.
 *
 * <p>Tags come from closed sets: the names of reasons and calls. No id, handle, subject, origin or
 * anything else that a request brought is in one.
 *
 * <p>Before it is bound nothing is counted. Bound to several registries, each counts; to one twice,
 * the second time does nothing. One instance may listen to several {@code SessionAuth}: they are
 * counted together. Safe on any thread. It is one object for an application's life: as a CDI bean
 * produce it as a {@code @Singleton}, since a proxy cannot stand for a final class.
 */
public final class SessionMetrics implements TimingListener, MeterBinder {
  private final List<Meters> bound = new CopyOnWriteArrayList<>();

  /** Bound to no registry yet: a framework that finds {@link MeterBinder}s binds it, or you do. */
  public SessionMetrics() {}

  /**
   * Bound to a registry.
   *
   * @param registry where to count
   * @return what to give to {@code listeners}
   */
  public static SessionMetrics of(MeterRegistry registry) {
    SessionMetrics metrics = new SessionMetrics();
    metrics.bindTo(registry);
    return metrics;
  }

  /**
   * Registers all meters, and counts in them from now on.
   *
   * @param registry one of those that count; give a composite or its parts, not both
   */
  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    Objects.requireNonNull(registry, "The registry is null. Give the one that is to count.");
    if (bound.stream().noneMatch(meters -> meters.isOf(registry))) {
      bound.add(new Meters(registry));
    }
  }

  /**
   * Counts an event.
   *
   * @param event called by the library
   */
  @Override
  public void on(SessionEvent event) {
    bound.forEach(meters -> meters.count(event));
  }

  /**
   * Starts to time a step, by the clock of each registry.
   *
   * @param step called by the library
   */
  @Override
  public Timing begins(SessionStep step) {
    List<Timing> running = new ArrayList<>(bound.size());
    bound.forEach(meters -> running.add(meters.begin(step)));
    return failed -> running.forEach(timing -> timing.over(failed));
  }
}
