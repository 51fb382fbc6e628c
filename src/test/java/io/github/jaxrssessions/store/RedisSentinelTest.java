package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Fail-overs by Sentinel under load, with two nodes of an application: what was lost of the
 * sessions whose calls had returned.
 */
class RedisSentinelTest {

  private static RedisLoad run(
      int replicas, int confirming, String name, Consumer<RedisSentinels> fault) throws Exception {
    try (RedisSentinels sentinels = new RedisSentinels(replicas);
        Redis one = Redis.builder(sentinels.uri()).replicas(confirming).connect();
        Redis other = Redis.builder(sentinels.uri()).replicas(confirming).connect();
        RedisLoad load = new RedisLoad(4, one.sessions(), other.sessions())) {
      load.awaitAnswers(1_000);
      fault.accept(sentinels);
      if (confirming < replicas) {
        load.awaitAnswers(500);
      }
      try (Redis after = Redis.builder(sentinels.uri()).timeout(RedisServer.LONG).connect()) {
        load.check(after.sessions());
      }
      load.report(
          "sentinel-" + name + "-" + replicas + "-" + confirming,
          name + " with " + replicas + " replicas, of which " + confirming + " confirm");
      assertThat(load.others()).isEmpty();
      assertThat(load.kept()).isPositive();
      assertThat(load.foreign()).isZero();
      return load;
    }
  }

  private static void assertNothingLost(RedisLoad load) {
    assertThat(load.lost()).isZero();
    assertThat(load.back()).isZero();
  }

  @Test
  void failOverLosesNothingThatItsReplicaConfirmed() throws Exception {
    assertNothingLost(run(1, 1, "fail-over", RedisSentinels::failOver));
  }

  @Test
  void crashLosesNothingThatItsReplicaConfirmed() throws Exception {
    assertNothingLost(run(1, 1, "crash", RedisSentinels::crash));
  }

  @Test
  void failOverWithoutConfirmationIsCounted() throws Exception {
    run(1, 0, "fail-over", RedisSentinels::failOver);
  }

  @Test
  void crashWithoutConfirmationIsCounted() throws Exception {
    run(1, 0, "crash", RedisSentinels::crash);
  }

  @Test
  void failOverWhereOneOfTwoConfirmedIsCounted() throws Exception {
    run(2, 1, "fail-over", RedisSentinels::failOver);
  }

  @Test
  void failOverLosesNothingThatAllReplicasConfirmed() throws Exception {
    assertNothingLost(run(2, 2, "fail-over", RedisSentinels::failOver));
  }
}
