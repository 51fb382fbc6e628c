package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.Revocations.Found;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.SessionStore.Outcome;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import io.github.jaxrssessions.testing.MovableClock;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in Redis, and what of it may be missing. */
class RedisTest {
  private static Instant now;
  private static MovableClock clock;
  private static RedisServer server;
  private static Redis redis;
  private static SessionStore store;
  private static RedisClient client;
  private static RedisCommands<String, String> inside;

  @BeforeAll
  static void start() {
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    clock = MovableClock.at(now);
    server = RedisServer.with();
    redis =
        Redis.builder(server.uri())
            .prefix("shop:")
            .clock(clock)
            .timeout(RedisServer.LONG)
            .connect();
    store = redis.sessions();
    client = RedisClient.create(server.uri());
    StatefulRedisConnection<String, String> connection = client.connect();
    inside = connection.sync();
  }

  @AfterAll
  static void stop() {
    client.shutdown();
    redis.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    inside.flushall();
  }

  private static StoredSession row(String subject, Duration lifetime) {
    return new StoredSession(
        UUID.randomUUID().toString(),
        Optional.of(subject),
        1,
        now,
        now.plus(lifetime),
        "content-" + UUID.randomUUID());
  }

  private static StoredSession next(StoredSession row, String subject, Duration lifetime) {
    return new StoredSession(
        row.key(), Optional.of(subject), 2, now, now.plus(lifetime), row.content());
  }

  private static Limit limit(int most, boolean refuse) {
    return new Limit(most, Set.of("ann"), Set.of(), refuse);
  }

  private static StoredSession created(StoredSession row) {
    assertThat(store.create(row, Optional.empty(), now)).isEqualTo(Created.CREATED);
    return row;
  }

  @Test
  void everyKeyHasThePrefixAndATimeToLive() {
    StoredSession row = created(row("ann", Duration.ofHours(2)));
    created(row("ann", Duration.ofHours(1)));
    redis.revocations().end("handle", now.plus(Duration.ofHours(1)));
    redis.revocations().endAll("ann", now, now.plus(Duration.ofHours(1)));
    assertThat(inside.keys("*"))
        .hasSize(5)
        .allMatch(key -> key.startsWith("shop:"))
        .allMatch(key -> inside.pttl(key) > 0 && inside.pttl(key) <= 7_200_000);
    assertThat(inside.pttl("shop:{" + row.key() + "}")).isGreaterThan(7_100_000);
    // As long as the longest of its members, though a shorter one came later.
    assertThat(inside.pttl("shop:subject:{ann}")).isGreaterThan(7_100_000);
  }

  @Test
  void scriptsThatTheServerHasForgottenAreSentAgain() {
    StoredSession row = created(row("ann", Duration.ofHours(1)));
    inside.scriptFlush();
    assertThat(store.update(next(row, "ann", Duration.ofHours(2)), now)).isEqualTo(Updated.UPDATED);
    inside.scriptFlush();
    assertThat(store.delete(row.key())).isTrue();
  }

  @Test
  void indexEntryGoesWithItsRow() {
    StoredSession row = created(row("ann", Duration.ofHours(1)));
    assertThat(inside.zcard("shop:subject:{ann}")).isEqualTo(1);
    assertThat(store.delete(row.key())).isTrue();
    assertThat(inside.zcard("shop:subject:{ann}")).isZero();
    assertThat(store.update(next(row, "ann", Duration.ofHours(1)), now)).isEqualTo(Updated.GONE);
    assertThat(inside.zcard("shop:subject:{ann}")).isZero();
  }

  @Test
  void indexEntryKeepsTheLaterExpiryWhicheverUpdateWins() {
    StoredSession row = created(row("ann", Duration.ofHours(1)));
    assertThat(store.update(next(row, "ann", Duration.ofHours(3)), now)).isEqualTo(Updated.UPDATED);
    assertThat(store.update(next(row, "ann", Duration.ofHours(2)), now))
        .isEqualTo(Updated.CONFLICT);
    assertThat(store.list(Set.of("ann"), now.plus(Duration.ofMinutes(150)))).hasSize(1);
  }

  @Test // as an eviction or a crash leaves them
  void entriesWithoutARowNeitherCountNorPushAnybodyOut() {
    StoredSession old = created(row("ann", Duration.ofHours(1)));
    StoredSession ghost = created(row("ann", Duration.ofHours(1)));
    inside.del("shop:{" + ghost.key() + "}");
    assertThat(store.list(Set.of("ann"), now)).containsExactly(old);
    StoredSession login = row("ann", Duration.ofHours(1));
    assertThat(store.create(login, Optional.of(limit(2, false)), now)).isEqualTo(Created.CREATED);
    assertThat(store.find(old.key())).isPresent();
    assertThat(inside.zcard("shop:subject:{ann}")).isEqualTo(2);
    inside.del("shop:{" + login.key() + "}");
    StoredSession other = row("ann", Duration.ofHours(1));
    assertThat(store.create(other, Optional.of(limit(2, true)), now)).isEqualTo(Created.CREATED);
    StoredSession refused = row("ann", Duration.ofHours(1));
    assertThat(store.create(refused, Optional.of(limit(2, true)), now)).isEqualTo(Created.FULL);
    assertThat(store.find(refused.key())).isEmpty();
    assertThat(store.list(Set.of("ann"), now)).containsExactlyInAnyOrder(old, other);
  }

  @Test
  void sessionThatBecameAnothersNeitherCountsNorIsEnded() {
    StoredSession moved = created(row("ann", Duration.ofHours(1)));
    assertThat(store.update(next(moved, "bob", Duration.ofHours(1)), now))
        .isEqualTo(Updated.UPDATED);
    for (boolean refuse : List.of(true, false)) {
      StoredSession login = row("ann", Duration.ofHours(1));
      assertThat(store.create(login, Optional.of(limit(1, refuse)), now).outcome())
          .isEqualTo(Outcome.CREATED);
      assertThat(store.find(moved.key())).isPresent();
      assertThat(store.list(Set.of("ann"), now)).containsExactly(login);
      store.delete(login.key());
    }
    assertThat(store.list(Set.of("bob"), now)).hasSize(1);
  }

  @Test // while keys are being rotated: its name changes between the two looks
  void listFindsASessionUnderItsOldAndItsNewName() {
    StoredSession row = created(row("old", Duration.ofHours(1)));
    StoredSession next = next(row, "new", Duration.ofHours(1));
    assertThat(store.update(next, now)).isEqualTo(Updated.UPDATED);
    assertThat(store.list(Set.of("old", "new"), now)).containsExactly(next);
    assertThat(store.list(Set.of("old"), now)).isEmpty();
  }

  @Test
  void longListIsWhole() {
    for (int i = 0; i < 250; i++) {
      created(row("ann", Duration.ofHours(1)));
    }
    assertThat(store.list(Set.of("ann"), now)).hasSize(250);
  }

  @Test
  void endingIsForgottenByTheClockItWasGiven() {
    clock.advance(Duration.ofHours(1));
    redis.revocations().end("handle", now.plus(Duration.ofHours(1)));
    assertThat(redis.revocations().find("handle", Set.of())).isEqualTo(Found.NOTHING);
    redis.revocations().end("handle", now.plus(Duration.ofHours(2)));
    assertThat(inside.pttl("shop:ended:{handle}")).isBetween(3_500_000L, 3_600_000L);
  }

  @Test
  void whatSomethingElseHasWrittenIsAFailureAndNotRepeated() {
    inside.set("shop:{" + "a".repeat(43) + "}", "secret-content");
    assertThatThrownBy(() -> store.find("a".repeat(43)))
        .isInstanceOf(SessionStoreException.class)
        .hasMessageContaining("WRONGTYPE")
        .hasMessageNotContaining("aaa");
    inside.hset("shop:{" + "b".repeat(43) + "}", "version", "secret-content");
    assertThatThrownBy(() -> store.find("b".repeat(43)))
        .isInstanceOf(SessionStoreException.class)
        .hasMessageContaining("prefix")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("bbb");
  }
}
