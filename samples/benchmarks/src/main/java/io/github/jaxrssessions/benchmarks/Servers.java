package io.github.jaxrssessions.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A PostgreSQL and a Redis on free ports of the loopback interface. */
public final class Servers implements AutoCloseable {
  /** Where they are. */
  public record Addresses(String postgresql, int redis) {}

  private final EmbeddedPostgres postgresql;
  private final RedisServer redis;
  private final int redisPort;

  private Servers() throws IOException {
    // As PostgreSQL comes: what is committed is on the disk.
    postgresql =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    redisPort = freePort();
    redis =
        RedisServer.newRedisServer().port(redisPort).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
  }

  public static Servers start() {
    try {
      return new Servers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public Addresses addresses() {
    return new Addresses(postgresql.getJdbcUrl("postgres", "postgres"), redisPort);
  }

  @Override
  public void close() {
    try {
      redis.stop();
      postgresql.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
