package io.github.jaxrssessions.metrics;

import io.github.jaxrssessions.Refusal;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionStep;
import io.github.jaxrssessions.TimingListener.Timing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one registry. Counters have no base unit: Prometheus would make {@code
 * sessions_set_sessions_total} of it. Timers have the registry's.
 */
final class Meters {
  private final MeterRegistry registry;
  private final Map<Class<? extends SessionEvent>, Counter> plain;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
  private final Counter denied;
  private final Counter reported;
  private final Map<SessionStep, Outcomes> timers = new EnumMap<>(SessionStep.class);

  /** A step's timer for each way it can go. */
  private record Outcomes(Timer success, Timer failure) {}

  Meters(MeterRegistry registry) {
    this.registry = registry;
    plain =
        Map.of(
            SessionEvent.Set.class,
            counter("set", "Sessions that began with a login"),
            SessionEvent.Updated.class,
            counter("updated", "Changes of a session's data"),
            SessionEvent.Renewed.class,
            counter("renewed", "Sessions sealed again, for their idle limit or a newer key"),
            SessionEvent.RenewalSkipped.class,
            counter("renewal.skipped", "Renewals left out, for the session no longer fits"),
            SessionEvent.Ended.class,
            counter("ended", "Sessions ended by a logout, by a login over them, or by the limit"),
            SessionEvent.EndedAll.class,
            counter("ended.all", "Times that all sessions of a subject were ended"),
            SessionEvent.Unavailable.class,
            counter("unavailable", "Times that resolver, roles, store or revocations failed"),
            SessionEvent.RevocationsFull.class,
            counter("revocations.full", "Times that the memory of ended sessions had to forget"));
    for (Refusal reason : Refusal.values()) {
      refused.put(
          reason,
          counter(
              "refused",
              "Cookies not honoured, and sessions that log in nobody",
              "reason",
              tag(reason)));
    }
    denied = crossOrigin(true);
    reported = crossOrigin(false);
    for (SessionStep step : SessionStep.values()) {
      timers.put(step, timers(step));
    }
  }

  boolean isOf(MeterRegistry other) {
    return registry == other;
  }

  void count(SessionEvent event) {
    @Nullable Counter counter = counter(event);
    if (counter != null) {
      counter.increment();
    }
  }

  private @Nullable Counter counter(SessionEvent event) {
    if (event instanceof SessionEvent.Refused refusal) {
      return refused.get(refusal.reason());
    }
    if (event instanceof SessionEvent.CrossOriginDenied foreign) {
      return foreign.enforced() ? denied : reported;
    }
    return plain.get(event.getClass());
  }

  Timing begin(SessionStep step) {
    Timer.Sample sample = Timer.start(registry);
    @Nullable Outcomes outcomes = timers.get(step);
    return failed -> {
      if (outcomes != null) {
        sample.stop(failed ? outcomes.failure() : outcomes.success());
      }
    };
  }

  private Counter crossOrigin(boolean enforced) {
    return counter(
        "cross.origin.denied",
        "Unsafe requests from other origins; enforced: answered 403",
        "enforced",
        String.valueOf(enforced));
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder("sessions." + name)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private Outcomes timers(SessionStep step) {
    return switch (step) {
      case OPEN -> open();
      case RESOLVE -> outcomes("resolve", "Calls of the application's resolver");
      case STORE_CREATE -> store("create");
      case STORE_FIND -> store("find");
      case STORE_UPDATE -> store("update");
      case STORE_DELETE -> store("delete");
      case STORE_LIST -> store("list");
      case REVOCATIONS_FIND -> revocations("find");
      case REVOCATIONS_END -> revocations("end");
      case REVOCATIONS_END_ALL -> revocations("end_all");
    };
  }

  /** Without an outcome: nothing in a cookie makes it fail. */
  private Outcomes open() {
    Timer timer =
        Timer.builder("sessions.open")
            .description("From our cookies in a request to the sessions in them")
            .register(registry);
    return new Outcomes(timer, timer);
  }

  private Outcomes store(String call) {
    return outcomes("store", "Calls of the session store", "call", call);
  }

  private Outcomes revocations(String call) {
    return outcomes("revocations", "Calls of the memory of ended sessions", "call", call);
  }

  private Outcomes outcomes(String name, String description, String... tags) {
    Function<String, Timer> timer =
        outcome ->
            Timer.builder("sessions." + name)
                .description(description)
                .tags(tags)
                .tag("outcome", outcome)
                .register(registry);
    return new Outcomes(timer.apply("success"), timer.apply("failure"));
  }

  private static String tag(Refusal reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
