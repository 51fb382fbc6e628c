package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One Redis that is killed or stands still under load, with two nodes of an application. */
class RedisFaultTest {
  private static final Duration TIMEOUT = Duration.ofMillis(500);

  private RedisServer server;
  private Redis one;
  private Redis other;

  @BeforeEach
  void start() {
    server = RedisServer.with("--appendonly", "yes", "--appendfsync", "always");
    one = Redis.builder(server.uri()).timeout(TIMEOUT).connect();
    other = Redis.builder(server.uri()).timeout(TIMEOUT).connect();
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
    server.close();
  }

  @Test
  void killedServerThatIsStartedAgainLosesNoSession() throws Exception {
    try (RedisLoad load = new RedisLoad(4, one.sessions(), other.sessions())) {
      load.awaitAnswers(1_000);
      for (int i = 0; i < 3; i++) {
        server.kill();
        load.awaitFailures(50);
        server.start();
        load.awaitAnswers(1_000);
      }
      load.check(one.sessions()).report("restart", "Redis killed and started again 3 times");
      assertNothingLost(load);
    }
  }

  @Test
  void serverThatStandsStillLosesNoSession() throws Exception {
    try (RedisLoad load = new RedisLoad(4, one.sessions(), other.sessions())) {
      load.awaitAnswers(1_000);
      for (int i = 0; i < 2; i++) {
        server.freeze();
        load.awaitFailures(12);
        server.thaw();
        load.awaitAnswers(1_000);
      }
      load.check(one.sessions()).report("frozen", "Redis frozen 2 times");
      assertNothingLost(load);
      // At most connecting and asking, for each of the two steps that a call takes.
      assertThat(load.longest()).isLessThan(4 * TIMEOUT.toMillis() + 2_000);
    }
  }

  private static void assertNothingLost(RedisLoad load) {
    assertThat(load.others()).isEmpty();
    assertThat(load.failed()).isPositive();
    assertThat(load.kept()).isPositive();
    assertThat(load.lost()).isZero();
    assertThat(load.back()).isZero();
    assertThat(load.foreign()).isZero();
  }
}
