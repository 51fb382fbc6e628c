package io.github.jaxrssessions.store;

import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis (or Sentinel) on a free port of the loopback interface, to stop, kill and freeze.
 */
public final class RedisServer implements AutoCloseable {
  /** For tests that are not about time, on a machine that may have no time for them. */
  static final Duration LONG = Duration.ofSeconds(20);

  private static final String EXECUTABLE = executable();

  private final Path directory;
  private final List<String> command = new ArrayList<>();
  private final int port;
  private final Thread hook = new Thread(this::kill);
  private Process process;

  private RedisServer(Path directory, int port, String... options) {
    this.directory = directory;
    this.port = port;
    command.add(EXECUTABLE);
    command.addAll(List.of(options));
    Runtime.getRuntime().addShutdownHook(hook);
    start();
  }

  /** Starts one that keeps nothing on disk unless the options say so. */
  public static RedisServer with(String... options) {
    return at(SampleProcess.freePort(), options);
  }

  /** The same, on this port. */
  static RedisServer at(int port, String... options) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", ""));
    all.addAll(List.of(options));
    return new RedisServer(directory(), port, all.toArray(String[]::new));
  }

  /** Starts a Sentinel. */
  static RedisServer sentinel(String configuration) {
    int port = SampleProcess.freePort();
    Path directory = directory();
    try {
      Path file = directory.resolve("sentinel.conf");
      Files.writeString(file, "port " + port + "\nbind 127.0.0.1\n" + configuration);
      return new RedisServer(directory, port, file.toString(), "--sentinel");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another server's binary, for a run by hand; else the one that Maven has fetched. */
  private static String executable() {
    String own = System.getProperty("redis.server");
    try {
      return own != null ? own : ExecutableProvider.newJarResourceProvider().get().getPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, or starts it again with what it has on disk. It is ready when this returns. */
  public void start() {
    try {
      Path log = directory.resolve("log");
      Files.deleteIfExists(log);
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Await.until(() -> isReady(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isReady(Path log) throws IOException {
    String said = Files.readString(log);
    if (!process.isAlive()) {
      throw new IllegalStateException("Redis did not start:\n" + said);
    }
    return said.contains("Ready to accept connections") || said.contains("+monitor");
  }

  int port() {
    return port;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** As a crash does, and the kernel with it: nothing is said to anybody. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It is there and says nothing. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(hook);
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
