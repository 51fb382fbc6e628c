package io.github.jaxrssessions.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A sample that runs as its user starts it: its own process, told the port, saying where it is. */
public final class SampleProcess implements AutoCloseable {
  /** An origin that every sample is told to trust, by a setting in its environment. */
  static final String TRUSTED = "https://app.example.com";

  private static final List<String> READY = List.of(" runs at http://", "Listening on: http://");

  private final Process process;
  private final URI address;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private SampleProcess(List<String> command, int port) throws IOException {
    ProcessBuilder sample = new ProcessBuilder(command).redirectErrorStream(true);
    sample.environment().put("SESSIONS_TRUSTED_ORIGINS", TRUSTED);
    process = sample.start();
    try {
      awaitReady();
    } catch (Throwable e) {
      close();
      throw e;
    }
    address = URI.create("http://127.0.0.1:" + port + "/");
  }

  /**
   * Starts a main class on this test's class path and a free port.
   *
   * @param options more of the JVM's
   */
  public static SampleProcess of(Class<?> main, String... options) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dport=" + port, "-cp", System.getProperty("java.class.path")));
    command.addAll(Arrays.asList(options));
    command.add(main.getName());
    return new SampleProcess(command, port);
  }

  /** Starts any command that listens on this port. */
  public static SampleProcess of(int port, String... command) throws IOException {
    return new SampleProcess(List.of(command), port);
  }

  /** A port that nothing listens on. */
  public static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    Thread reading = new Thread(() -> read(ready), "sample-output");
    reading.setDaemon(true);
    reading.start();
    try {
      ready.get(3, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The sample did not start:\n" + output(), e);
    }
  }

  /** Reads to the end: a process whose output nobody takes stands still. */
  private void read(CompletableFuture<Void> ready) {
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (READY.stream().anyMatch(line::contains)) {
          ready.complete(null);
        }
      }
      ready.completeExceptionally(new IllegalStateException("the process ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  public URI address() {
    return address;
  }

  /** What it said so far. */
  public String output() {
    return String.join("\n", said);
  }

  /** Ends it as Ctrl-C does, and harder where that does not help. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
