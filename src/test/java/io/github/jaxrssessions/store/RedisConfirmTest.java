package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writes that a replica must confirm, on a Cluster: the right one of three. */
class RedisConfirmTest {
  private static Instant now;
  private static RedisCluster cluster;
  private static Redis redis;

  @BeforeAll
  static void start() {
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    cluster = new RedisCluster(true);
    redis = cluster.client().replicas(1).timeout(Duration.ofSeconds(4)).connect();
  }

  @AfterAll
  static void stop() {
    redis.close();
    cluster.close();
  }

  private static StoredSession row(String key, long version) {
    return new StoredSession(
        key, Optional.empty(), version, now, now.plus(Duration.ofHours(1)), "content-of-" + key);
  }

  private static int slot(String key) {
    return SlotHash.getSlot(new RedisKeys("sessions:").row(key));
  }

  /** A new key whose row is on this server. */
  private static String key(RedisServer master) {
    return Stream.generate(() -> UUID.randomUUID().toString())
        .filter(key -> cluster.master(slot(key)) == master)
        .findFirst()
        .orElseThrow();
  }

  private static Created create(String key) {
    return redis.sessions().create(row(key, 1), Optional.empty(), now);
  }

  @Test
  void writesAreRefusedWhereTheServersOwnReplicaDoesNotConfirm() {
    RedisServer master = cluster.nodes().get(0);
    String before = key(master);
    assertThat(create(before)).isEqualTo(Created.CREATED);
    RedisServer replica = cluster.replica(slot(before));
    replica.freeze();
    try {
      String message = "0 of 1 replicas confirmed it within 2000 ms";
      String key = key(master);
      assertThatThrownBy(() -> create(key))
          .isInstanceOf(SessionStoreException.class)
          .hasMessageContaining(message)
          .hasMessageNotContaining(key);
      assertThatThrownBy(() -> redis.sessions().update(row(before, 2), now))
          .hasMessageContaining(message);
      assertThatThrownBy(() -> redis.sessions().delete(before)).hasMessageContaining(message);
      // Reads do not wait behind them, and the other servers have their own replicas.
      assertThat(redis.sessions().find(key)).isPresent();
      assertThat(create(key(cluster.another(master)))).isEqualTo(Created.CREATED);
    } finally {
      replica.thaw();
    }
    assertThat(create(key(master))).isEqualTo(Created.CREATED);
  }

  @Test
  void endingsMustBeConfirmedToo() {
    RedisKeys keys = new RedisKeys("sessions:");
    String handle = UUID.randomUUID().toString();
    RedisServer replica = cluster.replica(SlotHash.getSlot(keys.ended(handle)));
    Instant until = now.plus(Duration.ofHours(1));
    replica.freeze();
    try {
      assertThatThrownBy(() -> redis.revocations().end(handle, until))
          .hasMessageContaining("replicas confirmed");
    } finally {
      replica.thaw();
    }
    redis.revocations().end(handle, until);
    assertThat(redis.revocations().find(handle, Set.of()).ended()).isTrue();
  }

  @Test
  void writeFollowsItsSlotToAnotherServerAndIsConfirmedThere() {
    RedisServer from = cluster.nodes().get(0);
    String key = key(from);
    assertThat(create(key(from))).isEqualTo(Created.CREATED); // the map of the cluster is known
    RedisServer to = cluster.another(from);
    cluster.move(slot(key), to);
    RedisServer replica = cluster.replica(slot(key(to)));
    replica.freeze();
    try {
      assertThatThrownBy(() -> create(key)).hasMessageContaining("0 of 1 replicas confirmed");
    } finally {
      replica.thaw();
    }
    assertThat(redis.sessions().update(row(key, 2), now)).isEqualTo(Updated.UPDATED);
    assertThat(redis.sessions().find(key)).contains(row(key, 2));
    assertThat(redis.sessions().delete(key)).isTrue();
    cluster.move(slot(key), from);
  }
}
