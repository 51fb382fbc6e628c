package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.contract.SampleProcess;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, and a Redis that is not there. */
class RedisConnectTest {

  @Test
  void applicationStartsWithoutRedisAndHasItWhenItIsThere() {
    int port = SampleProcess.freePort();
    try (Redis redis =
        Redis.builder("redis://127.0.0.1:" + port).timeout(RedisServer.LONG).connect()) {
      assertThatThrownBy(() -> redis.sessions().find("key"))
          .isInstanceOf(SessionStoreException.class)
          .hasMessageContaining("cannot be reached");
      try (RedisServer server = RedisServer.at(port)) {
        assertThat(redis.sessions().find("key")).isEmpty();
        server.kill();
        assertThatThrownBy(() -> redis.sessions().find("key"))
            .isInstanceOf(SessionStoreException.class);
        server.start();
        assertThat(redis.sessions().find("key")).isEmpty();
      }
    }
  }

  @Test
  void clusterAndSentinelsNeedNotBeThereEither() {
    String nobody = "127.0.0.1:" + SampleProcess.freePort();
    try (Redis cluster = Redis.builder("redis://" + nobody).cluster().connect();
        Redis sentinel = Redis.connect("redis-sentinel://" + nobody + "#sessions")) {
      assertThatThrownBy(() -> cluster.sessions().find("key"))
          .isInstanceOf(SessionStoreException.class);
      assertThatThrownBy(() -> sentinel.sessions().find("key"))
          .isInstanceOf(SessionStoreException.class);
    }
  }

  @Test
  void serverThatSaysNothingIsAFailureWithinTheTimeout() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Redis redis =
            Redis.builder("redis://127.0.0.1:" + mute.getLocalPort())
                .timeout(Duration.ofMillis(200))
                .connect()) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> redis.sessions().find("key"))
          .isInstanceOf(SessionStoreException.class)
          .hasMessageContaining("in time");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void wrongPasswordIsAFailureThatDoesNotSayIt() {
    try (RedisServer server = RedisServer.with("--requirepass", "right");
        Redis redis =
            Redis.builder("redis://:hidden@127.0.0.1:" + server.port())
                .timeout(RedisServer.LONG)
                .connect()) {
      assertThatThrownBy(() -> redis.sessions().find("key"))
          .isInstanceOf(SessionStoreException.class)
          .hasMessageContaining("password")
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void whatIsClosedThrows() {
    try (RedisServer server = RedisServer.with()) {
      Redis redis = Redis.connect(server.uri());
      redis.close();
      assertThatThrownBy(() -> redis.sessions().find("key"))
          .isInstanceOf(SessionStoreException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "http://hidden@localhost", "redis://a:hidden @b", "redis://"})
  void addressThatIsNoneIsRefusedWithoutSayingIt(String address) {
    assertThatThrownBy(() -> Redis.connect(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://user:password@host:port")
        .hasNoCause()
        .message()
        .doesNotContain("hidden");
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    Redis.Builder builder = Redis.builder("redis://localhost");
    assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
    assertThatThrownBy(() -> builder.timeout(Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.replicas(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> builder.prefix("{shop}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{shop}");
    assertThatThrownBy(() -> Redis.builder("redis-sentinel://a,b#c").cluster().connect())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cluster()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.lettuce.", "io.netty."})
  void missingLettuceOrNettyIsSaidWithTheRemedy(String missing) throws Exception {
    URL[] own = {
      Redis.class.getProtectionDomain().getCodeSource().getLocation(),
      RedisClient.class.getProtectionDomain().getCodeSource().getLocation(),
    };
    try (URLClassLoader alone =
        new URLClassLoader(own, getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
              throw new ClassNotFoundException(name);
            }
            return name.startsWith("io.lettuce.")
                    || name.startsWith(Redis.class.getPackageName() + ".")
                ? findOnce(name)
                : super.loadClass(name, resolve);
          }

          private Class<?> findOnce(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
          }
        }) {
      Class<?> redis = alone.loadClass(Redis.class.getName());
      assertThatThrownBy(
              () -> redis.getMethod("connect", String.class).invoke(null, "redis://localhost"))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(missing.replace('.', '/'))
          .hasMessageContaining("Add io.lettuce:lettuce-core");
    }
  }
}
