package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the store in memory holds beyond the contract: its bounds. */
class MemorySessionStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00.123Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong nanos = new AtomicLong(-HOUR.toNanos()); // they may begin below 0

  private MemorySessionStore memory(int most) {
    return new MemorySessionStore(most, nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static StoredSession row(String key, Optional<String> subject) {
    return new StoredSession(key, subject, 1, NOW, NOW.plus(HOUR), "content-" + key);
  }

  private static StoredSession row(String key) {
    return row(key, Optional.of("ann"));
  }

  private static StoredSession next(StoredSession row, Optional<String> subject) {
    return new StoredSession(
        row.key(), subject, row.version() + 1, row.created(), row.expires(), row.content());
  }

  private static Created create(MemorySessionStore memory, StoredSession row) {
    return memory.create(row, Optional.empty(), NOW);
  }

  /** Whatever its past, each row that is found is listed, and nothing else takes room. */
  private static void assertPlacesAreOfRows(MemorySessionStore memory, List<StoredSession> rows) {
    int placed = 0;
    for (StoredSession row : rows) {
      Optional<StoredSession> found = memory.find(row.key());
      if (found.isPresent() && found.get().subject().isPresent()) {
        placed++;
        Set<String> subject = Set.of(found.get().subject().get());
        assertThat(memory.list(subject, Instant.MIN)).contains(found.get());
      }
    }
    assertThat(memory.places()).isEqualTo(placed);
  }

  @Test
  void itHoldsAtMostSoMany() {
    MemorySessionStore memory = memory(100);
    List<StoredSession> rows = IntStream.range(0, 5000).mapToObj(i -> row("k" + i)).toList();
    rows.forEach(row -> assertThat(create(memory, row)).isEqualTo(Created.CREATED));
    assertThat(rows.stream().filter(row -> memory.find(row.key()).isPresent())).hasSize(100);
    assertThat(memory.list(Set.of("ann"), NOW)).hasSize(100);
    assertPlacesAreOfRows(memory, rows);
  }

  @Test
  void sessionsInUseStayWhenOthersFillIt() {
    MemorySessionStore memory = memory(100);
    List<StoredSession> used = IntStream.range(0, 50).mapToObj(i -> row("used" + i)).toList();
    used.forEach(row -> create(memory, row));
    for (int i = 0; i < 5000; i++) {
      create(memory, row("guest" + i, Optional.empty()));
      memory.find(used.get(i % 50).key());
    }
    assertThat(used).allMatch(row -> memory.find(row.key()).isPresent());
  }

  @Test
  void expiredSessionsGoWhileItIsUsed() {
    MemorySessionStore memory = memory(1000);
    List<StoredSession> rows = IntStream.range(0, 500).mapToObj(i -> row("k" + i)).toList();
    rows.forEach(row -> create(memory, row));
    pass(HOUR.minusMillis(1));
    assertThat(rows).allMatch(row -> memory.find(row.key()).isPresent());
    pass(Duration.ofMillis(1));
    assertThat(rows).noneMatch(row -> memory.find(row.key()).isPresent());
    assertThat(memory.list(Set.of("ann"), NOW)).isEmpty();
    pass(Duration.ofMinutes(2)); // it looks for them no oftener
    create(memory, row("another", Optional.empty()));
    assertThat(memory.places()).isZero();
  }

  @Test
  void updateMovesTheTimeAndAnythingElseDoesNot() {
    MemorySessionStore memory = memory(10);
    StoredSession row = row("k");
    create(memory, row);
    pass(HOUR.dividedBy(2));
    Instant half = NOW.plus(HOUR.dividedBy(2));
    memory.find("k");
    memory.list(Set.of("ann"), half);
    assertThat(memory.create(row, Optional.empty(), half)).isEqualTo(Created.EXISTS);
    assertThat(memory.update(row, half)).isEqualTo(Updated.CONFLICT);
    StoredSession later =
        new StoredSession("k", row.subject(), 2, NOW, NOW.plus(HOUR).plusSeconds(1), "later");
    assertThat(memory.update(later, half)).isEqualTo(Updated.UPDATED);
    pass(HOUR.dividedBy(2));
    assertThat(memory.find("k")).contains(later);
    pass(Duration.ofSeconds(1));
    assertThat(memory.find("k")).isEmpty();
    assertThat(memory.update(next(later, later.subject()), NOW)).isEqualTo(Updated.GONE);
    assertThat(memory.delete("k")).isFalse();
  }

  @Test
  void rowThatHasExpiredBeforeItIsMadeIsNotKept() {
    MemorySessionStore memory = memory(10);
    memory.create(row("k"), Optional.empty(), NOW.plus(HOUR));
    memory.create(row("l"), Optional.empty(), Instant.MAX);
    assertThat(memory.find("k")).isEmpty();
    assertThat(memory.find("l")).isEmpty();
    StoredSession forEver = new StoredSession("m", Optional.empty(), 1, NOW, Instant.MAX, "x");
    create(memory, forEver);
    pass(Duration.ofDays(36_500));
    assertThat(memory.find("m")).contains(forEver);
  }

  @Test
  void keyOfAnExpiredRowMayBeUsedAgain() {
    MemorySessionStore memory = memory(10);
    StoredSession row = row("k");
    for (int i = 0; i < 200; i++) { // whether it still lies there or not
      assertThat(create(memory, row)).isEqualTo(Created.CREATED);
      assertThat(memory.list(Set.of("ann"), NOW)).containsExactly(row);
      pass(HOUR.plusMillis(i * 37L));
    }
  }

  @Test // at each moment at which the store looks at the time, the row's hour may be over
  void rowDroppedInTheMidstOfACallLeavesNothingBehind() {
    for (int moment = 0; moment < 20; moment++) {
      AtomicLong looks = new AtomicLong(-moment);
      AtomicLong later = new AtomicLong(3 * HOUR.toNanos());
      MemorySessionStore memory =
          new MemorySessionStore(10, () -> looks.incrementAndGet() > 0 ? later.get() : 0);
      StoredSession row = row("k");
      create(memory, row);
      Updated updated = memory.update(next(row, Optional.of("bob")), NOW);
      if (updated == Updated.GONE) {
        assertThat(memory.find("k")).as("%d", moment).isEmpty();
      }
      looks.set(1);
      later.addAndGet(3 * HOUR.toNanos());
      create(memory, row("another", Optional.empty()));
      assertThat(memory.find("k")).isEmpty();
      assertThat(memory.places()).as("%d", moment).isZero();
    }
  }

  @Test
  void whateverComesItsMemoryIsBounded() {
    MemorySessionStore memory = memory(1000);
    List<StoredSession> rows = new ArrayList<>();
    Random random = new Random(7);
    int most = 0;
    for (int i = 0; i < 200_000; i++) {
      Optional<String> subject =
          i % 4 == 0
              ? Optional.empty()
              : Optional.of("s" + random.nextInt(i % 3 == 0 ? 20 : 100_000));
      StoredSession row = row("k" + i, subject);
      rows.add(row);
      Limit limit = new Limit(3, subject.map(Set::of).orElse(Set.of()), Set.of(), i % 2 == 0);
      memory.create(row, Optional.of(limit), NOW);
      if (i % 5 == 0) {
        memory.update(next(row, Optional.of("t" + random.nextInt(5000))), NOW);
      }
      pass(Duration.ofSeconds(random.nextInt(i < 100_000 ? 1 : 20)));
      most = Math.max(most, memory.places());
    }
    assertThat(most).isBetween(500, 1000);
    assertThat(rows.stream().filter(row -> memory.find(row.key()).isPresent()).count())
        .isBetween(1L, 1000L);
    assertPlacesAreOfRows(memory, rows);
  }

  @Test // it drops rows of itself in the midst of calls, on the threads of readers too
  void droppedRowsLeaveNothingBehindUnderManyThreads() throws Exception {
    MemorySessionStore memory = memory(16);
    List<StoredSession> rows = IntStream.range(0, 64).mapToObj(i -> row("k" + i)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, 4)
              .<Callable<Boolean>>mapToObj(t -> () -> hammer(memory, rows, new Random(t)))
              .toList();
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    create(memory, row("last", Optional.empty())); // does what is still due
    assertPlacesAreOfRows(memory, rows);
    assertThat(memory.places()).isLessThanOrEqualTo(16);
  }

  /** Each row found is the one asked for. */
  private boolean hammer(MemorySessionStore memory, List<StoredSession> rows, Random random) {
    boolean right = true;
    for (int i = 0; i < 50_000; i++) {
      StoredSession row = rows.get(random.nextInt(rows.size()));
      Optional<StoredSession> found = memory.find(row.key());
      right &= found.isEmpty() || found.get().key().equals(row.key());
      switch (random.nextInt(8)) {
        case 0 -> memory.delete(row.key());
        case 1, 2, 3 -> create(memory, row);
        case 4 -> pass(Duration.ofMinutes(1));
        default ->
            found.ifPresent(f -> memory.update(next(f, Optional.of("s" + random.nextInt(3))), NOW));
      }
    }
    return right;
  }

  @Test
  void noRoomAtAllIsAnError() {
    assertThatThrownBy(() -> new MemorySessionStore(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A MemorySessionStore of 0 sessions holds none. Give it at least 1.");
  }
}
