package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Point 10: what this process remembers of ended sessions. */
class MemoryRevocationsTest {
  private static final Instant START = CarrierKit.START;
  private static final Instant LATER = START.plus(Duration.ofDays(1));

  private final MovableClock clock = MovableClock.at(START);
  private final List<SessionEvent> heard = new ArrayList<>();

  private MemoryRevocations memory(int capacity) {
    return new MemoryRevocations(clock, capacity, new Events(List.of(heard::add)));
  }

  private void tick() {
    clock.advance(Duration.ofMillis(1));
  }

  private static boolean ended(Revocations memory, String handle) {
    return memory.find(handle, Set.of()).ended();
  }

  private static Instant mark(Revocations memory, String subject) {
    return memory.find("-", Set.of(subject)).mark();
  }

  private static Instant forgotten(Revocations memory) {
    return memory.find("-", Set.of()).forgotten();
  }

  @Test
  void nothingIsRememberedAtFirst() {
    assertThat(memory(2).find("a", Set.of("ann"))).isEqualTo(Revocations.Found.NOTHING);
    assertThat(MemoryRevocations.CAPACITY).isEqualTo(1_000_000);
  }

  @Test
  void sessionsAndSubjectsAreKeptApart() {
    MemoryRevocations memory = memory(9);
    memory.end("a", LATER);
    memory.endAll("b", START, LATER);
    assertThat(memory.find("a", Set.of("a")))
        .isEqualTo(new Revocations.Found(true, Instant.MIN, Instant.MIN));
    assertThat(memory.find("b", Set.of("b")))
        .isEqualTo(new Revocations.Found(false, START, Instant.MIN));
  }

  @Test
  void marksOnlyMoveForward() {
    MemoryRevocations memory = memory(9);
    memory.endAll("ann", START.plusSeconds(60), LATER);
    memory.endAll("ann", START, START.plusSeconds(1));
    assertThat(mark(memory, "ann")).isEqualTo(START.plusSeconds(60));
    clock.advance(Duration.ofHours(23)); // and are kept as long as the longest of them
    memory.end("x", LATER);
    assertThat(mark(memory, "ann")).isEqualTo(START.plusSeconds(60));
    memory.endAll("ann", START.plusSeconds(61), LATER);
    assertThat(mark(memory, "ann")).isEqualTo(START.plusSeconds(61));
  }

  @Test
  void whatCanHoldNoMoreIsLetGo() {
    MemoryRevocations memory = memory(3);
    memory.end("a", START.plusSeconds(10));
    memory.endAll("ann", START, START.plusSeconds(10));
    clock.advance(Duration.ofSeconds(10));
    for (String handle : List.of("b", "c", "d")) {
      memory.end(handle, LATER);
    }
    assertThat(ended(memory, "a")).isFalse();
    assertThat(mark(memory, "ann")).isEqualTo(Instant.MIN);
    assertThat(forgotten(memory)).isEqualTo(Instant.MIN); // there was room for the three
    assertThat(heard).isEmpty();
  }

  @Test
  void whatCanHoldNoMoreIsLetGoBehindOthersToo() {
    MemoryRevocations memory = memory(3);
    memory.end("long", LATER);
    memory.end("short", START.plusSeconds(10));
    memory.endAll("ann", START, START.plusSeconds(10));
    clock.advance(Duration.ofSeconds(11));
    memory.end("b", LATER);
    memory.end("c", LATER);
    assertThat(List.of(ended(memory, "long"), ended(memory, "b"), ended(memory, "c")))
        .containsOnly(true);
    assertThat(forgotten(memory)).isEqualTo(Instant.MIN);
  }

  @Test
  void fullMemoryDropsTheLongestEndedAndRefusesAllIssuedBeforeIt() {
    MemoryRevocations memory = memory(3);
    memory.end("a", LATER);
    tick();
    memory.endAll("ann", clock.instant(), LATER);
    tick();
    memory.end("b", LATER);
    tick();
    memory.end("a", LATER); // ended again: no longer the longest ended
    assertThat(forgotten(memory)).isEqualTo(Instant.MIN);
    tick();
    memory.end("c", LATER);
    assertThat(mark(memory, "ann")).isEqualTo(Instant.MIN);
    assertThat(forgotten(memory)).isEqualTo(START.plusMillis(1));
    tick();
    memory.endAll("bob", clock.instant(), LATER);
    assertThat(ended(memory, "b")).isFalse();
    assertThat(ended(memory, "a")).isTrue();
    assertThat(forgotten(memory)).isEqualTo(START.plusMillis(2));
  }

  @Test
  void fullMemoryIsToldOnceAMinute() {
    MemoryRevocations memory = memory(1000);
    try (LogLines logs = new LogLines()) {
      IntStream.range(0, 1000).forEach(n -> memory.end("h" + n, LATER));
      assertThat(heard).isEmpty();
      IntStream.range(1000, 1100).forEach(n -> memory.end("h" + n, LATER));
      clock.advance(Duration.ofSeconds(59));
      IntStream.range(1100, 1200).forEach(n -> memory.end("h" + n, LATER));
      assertThat(heard).containsExactly(new SessionEvent.RevocationsFull(START));
      assertThat(logs.at(Level.WARNING))
          .containsExactly(
              "More than 1,000 ended sessions are to be remembered. Sessions issued at or before "
                  + START
                  + " are refused from now on: their users log in again. Give revocations that hold"
                  + " more.");
      clock.advance(Duration.ofSeconds(1));
      memory.end("x", LATER);
      assertThat(heard).hasSize(2);
      assertThat(logs.at(Level.WARNING)).hasSize(2);
    }
  }

  @Test
  void makingRoomWithoutForgettingIsNotTold() {
    MemoryRevocations memory = memory(2);
    memory.end("a", LATER);
    memory.end("long", LATER);
    memory.end("short", START.plusSeconds(10));
    assertThat(heard).hasSize(1); // "a" is forgotten
    clock.advance(Duration.ofMinutes(2));
    memory.end("b", LATER); // "short" goes, and nothing is forgotten
    assertThat(ended(memory, "long")).isTrue();
    assertThat(heard).hasSize(1);
  }

  /** A session of the model: when it was sealed and when it ended. */
  private record Ended(Instant issued, Instant until) {}

  @Test // whatever is forgotten, nothing that ended comes back
  void forgettingNeverUnEnds() {
    Random random = new Random(7);
    MemoryRevocations memory = memory(50);
    Map<String, Ended> ended = new HashMap<>();
    Map<String, Instant> marks = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      Instant now = clock.instant();
      Instant until = now.plusSeconds(1 + random.nextInt(4000));
      if (random.nextInt(4) == 0) {
        String subject = "s" + random.nextInt(30);
        memory.endAll(subject, now.plusSeconds(60), LATER.plus(Duration.ofDays(9)));
        marks.put(subject, now.plusSeconds(60));
      } else {
        ended.put("h" + i, new Ended(now.minusMillis(random.nextInt(2)), until));
        memory.end("h" + i, until);
      }
      clock.advance(Duration.ofMillis(random.nextInt(20_000)));
      if (i % 10 == 0) {
        assertAllStayEnded(memory, ended, marks);
      }
    }
    assertThat(heard).isNotEmpty();
  }

  private void assertAllStayEnded(
      MemoryRevocations memory, Map<String, Ended> ended, Map<String, Instant> marks) {
    ended.values().removeIf(session -> !session.until().isAfter(clock.instant()));
    ended.forEach(
        (handle, session) -> {
          Revocations.Found found = memory.find(handle, Set.of());
          assertThat(found.ended() || !session.issued().isAfter(found.forgotten())).isTrue();
        });
    marks.forEach(
        (subject, mark) -> { // a session of a node whose clock is ahead, begun at the mark
          Revocations.Found found = memory.find("-", Set.of(subject));
          assertThat(!mark.isAfter(found.mark()) || !mark.isAfter(found.forgotten())).isTrue();
        });
  }

  @Test
  void manyThreadsShareIt() throws Exception {
    MemoryRevocations memory = memory(500);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, 8).<Callable<Boolean>>mapToObj(t -> () -> hammer(memory, t)).toList();
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(heard).hasSize(1);
    assertThat(forgotten(memory)).isEqualTo(START);
  }

  /** What a thread wrote it finds, unless it was forgotten. */
  private boolean hammer(MemoryRevocations memory, int thread) {
    boolean held = true;
    for (int i = 0; i < 2000; i++) {
      memory.end(thread + "-" + i, LATER);
      memory.endAll("s" + thread, START.plusMillis(i), LATER);
      Revocations.Found found = memory.find(thread + "-" + i, Set.of("s" + thread));
      boolean forgotten = !START.isAfter(found.forgotten());
      held &= (found.ended() && found.mark().equals(START.plusMillis(i))) || forgotten;
    }
    return held;
  }
}
