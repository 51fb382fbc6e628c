package io.github.jaxrssessions.metrics;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Refusal;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionStep;
import io.github.jaxrssessions.TimingListener.Timing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SessionMetricsTest {
  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);

  static Stream<SessionEvent> events() {
    Stream<SessionEvent> plain =
        Stream.of(
            new SessionEvent.Set("h"),
            new SessionEvent.Updated("h"),
            new SessionEvent.Renewed("h"),
            new SessionEvent.RenewalSkipped("h", 2, 1),
            new SessionEvent.Ended("h"),
            new SessionEvent.EndedAll("s", Instant.EPOCH),
            new SessionEvent.CrossOriginDenied("POST", List.of(), true),
            new SessionEvent.CrossOriginDenied("POST", List.of(), false),
            new SessionEvent.RevocationsFull(Instant.EPOCH),
            new SessionEvent.Unavailable(new IllegalStateException()));
    return Stream.concat(plain, Stream.of(Refusal.values()).map(SessionEvent.Refused::new));
  }

  private List<Meter> counted() {
    return registry.getMeters().stream()
        .filter(meter -> meter instanceof Counter counter && counter.count() > 0)
        .toList();
  }

  @Test
  void everyEventThereIsHasASampleHere() {
    assertThat(events().<Class<?>>map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(SessionEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("events")
  void eachEventCountsInOneMeterThatIsItsOwn(SessionEvent event) {
    SessionMetrics metrics = SessionMetrics.of(registry);
    metrics.on(event);
    List<Meter> one = counted();
    assertThat(one).hasSize(1);
    assertThat(((Counter) one.get(0)).count()).isEqualTo(1);
    events().filter(other -> !sameMeter(other, event)).forEach(metrics::on);
    assertThat(((Counter) one.get(0)).count()).isEqualTo(1);
  }

  private static boolean sameMeter(SessionEvent a, SessionEvent b) {
    return a.getClass() == b.getClass()
        && (!(a instanceof SessionEvent.Refused) || a.equals(b))
        && (!(a instanceof SessionEvent.CrossOriginDenied) || a.equals(b));
  }

  @Test
  void allMetersAreThereAtZeroOnceBound() {
    assertThat(registry.getMeters()).isEmpty();
    new SessionMetrics().bindTo(registry);
    assertThat(names())
        .containsExactly(
            "sessions.cross.origin.denied",
            "sessions.ended",
            "sessions.ended.all",
            "sessions.open",
            "sessions.refused",
            "sessions.renewal.skipped",
            "sessions.renewed",
            "sessions.resolve",
            "sessions.revocations",
            "sessions.revocations.full",
            "sessions.set",
            "sessions.store",
            "sessions.unavailable",
            "sessions.updated");
    assertThat(registry.get("sessions.refused").counters()).hasSize(Refusal.values().length);
    assertThat(registry.get("sessions.store").timers()).hasSize(5 * 2);
    assertThat(registry.get("sessions.revocations").timers()).hasSize(3 * 2);
    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank())
        .allSatisfy(meter -> assertThat(meter.measure()).allMatch(one -> one.getValue() == 0));
  }

  private Set<String> names() {
    return registry.getMeters().stream()
        .map(meter -> meter.getId().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void tagsOfARefusalAreItsName() {
    SessionMetrics metrics = SessionMetrics.of(registry);
    metrics.on(new SessionEvent.Refused(Refusal.UNKNOWN_KEY));
    assertThat(registry.get("sessions.refused").tag("reason", "unknown_key").counter().count())
        .isEqualTo(1);
  }

  @Test
  void unenforcedCrossOriginRequestIsCountedApart() {
    SessionMetrics.of(registry).on(new SessionEvent.CrossOriginDenied("POST", List.of(), false));
    assertThat(registry.get("sessions.cross.origin.denied").tag("enforced", "false").counter())
        .extracting(Counter::count)
        .isEqualTo(1.0);
  }

  @Test
  void beforeItIsBoundNothingIsCountedAndNothingFails() {
    SessionMetrics metrics = new SessionMetrics();
    metrics.on(new SessionEvent.Set("h"));
    Timing early = metrics.begins(SessionStep.STORE_FIND);
    metrics.bindTo(registry);
    early.over(false); // a step that began before
    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.measure()).allMatch(one -> one.getValue() == 0));
  }

  @ParameterizedTest
  @EnumSource
  void eachStepHasATimerOfItsOwnByTheRegistrysClock(SessionStep step) {
    SessionMetrics metrics = SessionMetrics.of(registry);
    Timing timing = metrics.begins(step);
    clock.add(Duration.ofMillis(7));
    timing.over(false);
    assertThat(timed())
        .singleElement()
        .satisfies(
            timer -> {
              assertThat(timer.totalTime(MILLISECONDS)).isEqualTo(7);
              assertThat(timer.getId().getTag("outcome"))
                  .isEqualTo(step == SessionStep.OPEN ? null : "success");
            });
    Timer one = timed().get(0);
    Stream.of(SessionStep.values())
        .filter(other -> other != step)
        .forEach(other -> metrics.begins(other).over(false));
    assertThat(one.count()).isEqualTo(1);
  }

  @Test
  void stepThatFailedIsTimedApart() {
    SessionMetrics.of(registry).begins(SessionStep.STORE_CREATE).over(true);
    assertThat(timed())
        .singleElement()
        .satisfies(
            timer -> {
              assertThat(timer.getId().getTag("outcome")).isEqualTo("failure");
              assertThat(timer.getId().getTag("call")).isEqualTo("create");
            });
  }

  private List<Timer> timed() {
    List<Timer> timers = new ArrayList<>();
    registry
        .getMeters()
        .forEach(
            meter -> {
              if (meter instanceof Timer timer && timer.count() > 0) {
                timers.add(timer);
              }
            });
    return timers;
  }

  @Test
  void boundTwiceToOneRegistryItCountsOnce() {
    SessionMetrics metrics = SessionMetrics.of(registry);
    metrics.bindTo(registry);
    metrics.on(new SessionEvent.Set("h"));
    metrics.begins(SessionStep.OPEN).over(false);
    assertThat(registry.get("sessions.set").counter().count()).isEqualTo(1);
    assertThat(registry.get("sessions.open").timer().count()).isEqualTo(1);
  }

  @Test
  void boundToTwoRegistriesItCountsInBothEachByItsClock() {
    SimpleMeterRegistry other = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new MockClock());
    SessionMetrics metrics = SessionMetrics.of(registry);
    metrics.bindTo(other);
    metrics.on(new SessionEvent.Set("h"));
    Timing timing = metrics.begins(SessionStep.RESOLVE);
    clock.add(Duration.ofMillis(7));
    timing.over(false);
    for (SimpleMeterRegistry each : List.of(registry, other)) {
      assertThat(each.get("sessions.set").counter().count()).isEqualTo(1);
    }
    assertThat(
            registry
                .get("sessions.resolve")
                .tag("outcome", "success")
                .timer()
                .totalTime(MILLISECONDS))
        .isEqualTo(7);
    assertThat(
            other.get("sessions.resolve").tag("outcome", "success").timer().totalTime(MILLISECONDS))
        .isZero();
  }

  @Test // as where a framework adds its registry to the global one after our start
  void registryThatIsAddedToACompositeLaterShowsAllMetersAndCountsFromThenOn() {
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    SessionMetrics metrics = SessionMetrics.of(composite);
    metrics.on(new SessionEvent.Set("h"));
    metrics.begins(SessionStep.OPEN).over(false);
    composite.add(registry);
    assertThat(registry.get("sessions.refused").counters()).hasSize(Refusal.values().length);
    metrics.on(new SessionEvent.Set("h"));
    metrics.begins(SessionStep.OPEN).over(false);
    assertThat(registry.get("sessions.set").counter().count()).isEqualTo(1);
    assertThat(registry.get("sessions.open").timer().count()).isEqualTo(1);
  }
}
