package io.github.jaxrssessions.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/**
 * A Redis that has each write on the disk before it answers: killed and started again it knows all
 * that it confirmed.
 */
final class RedisProcess implements AutoCloseable {
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
            .setting("appendfsync always")
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

  @Override
  public void close() throws IOException {
    server.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    }
  }
}
