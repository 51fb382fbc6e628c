package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.benchmarks.Machine;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/**
 * A Redis that has each write on the disk before it answers: killed and started again it knows all
 * that it confirmed.
 */
final class RedisProcess implements AutoCloseable {
  private static final Pattern KEYS = Pattern.compile("db0:keys=([0-9]+),expires=([0-9]+)");

  private final Path folder;
  private final int port;
  private final RedisServer server;

  /** One that is up. */
  RedisProcess(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, "redis").toAbsolutePath();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("dir \"" + folder.toString().replace('\\', '/') + "\"")
            .setting("save \"\"")
            .setting("appendonly yes")
            // Written before it is answered: a process that is killed loses nothing of it. Only a
            // machine that goes down would, and none does here.
            .setting("appendfsync no")
            .onShutdownForceStop(true)
            .build();
    server.start();
  }

  int port() {
    return port;
  }

  /** SIGKILL: it says nothing to anybody. */
  void kill() throws IOException {
    server.stop();
  }

  /** Reads what it had on the disk, and is ready when this returns. */
  void start() throws IOException {
    server.start();
  }

  /** How it is doing. */
  PlaceResult.Kept kept() {
    try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      Matcher found = KEYS.matcher(connection.sync().info("keyspace"));
      long keys = found.find() ? Long.parseLong(found.group(1)) : 0;
      long going = keys == 0 ? 0 : Long.parseLong(found.group(2));
      return new PlaceResult.Kept(Machine.redis(port), keys, keys - going);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    }
  }
}
