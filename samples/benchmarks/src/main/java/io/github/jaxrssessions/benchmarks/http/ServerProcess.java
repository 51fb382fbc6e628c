package io.github.jaxrssessions.benchmarks.http;

import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server in a JVM of its own. What it has spent it is asked by a line on its standard input; when
 * that is closed, or this process dies, it ends.
 */
final class ServerProcess implements AutoCloseable {
  private static final String MARK = "METER ";
  private static final String GONE = "gone";
  private static final int PATIENCE = 120; // seconds, on a busy machine

  private final Row row;
  private final int port;
  private final Process process;
  private final Path log;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private ServerProcess(Row row, int port, Process process, Path log) {
    this.row = row;
    this.port = port;
    this.process = process;
    this.log = log;
  }

  /** Starts it, without waiting. */
  static ServerProcess start(Row row, Addresses at, List<String> jvm) {
    try {
      int port = freePort();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvm);
      command.add("-Dport=" + port);
      command.add("-Dvariant=" + row.variant());
      command.add("-Dredis=redis://127.0.0.1:" + at.redis());
      command.add("-Dpostgresql=" + at.postgresql());
      command.addAll(row.launch().command());
      Path log = Files.createDirectories(Path.of("target", "http")).resolve(row.id() + ".log");
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      ServerProcess server = new ServerProcess(row, port, process, log);
      Thread reading = new Thread(server::listen, "output of " + row.id());
      reading.setDaemon(true);
      reading.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What is the meter's goes to who asked, all else to the log. */
  private void listen() {
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintStream kept = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(MARK)) {
          lines.add(line.substring(MARK.length()));
        } else {
          kept.println(line);
        }
      }
    } catch (IOException e) {
      // it has ended
    }
    lines.add(GONE);
  }

  Row row() {
    return row;
  }

  long pid() {
    return process.pid();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Waits until it has started. */
  void ready() {
    next();
  }

  /** What it has spent so far. */
  Reading read() {
    try {
      OutputStream in = process.getOutputStream();
      in.write("read\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      return Reading.parse(next());
    } catch (IOException e) {
      throw new UncheckedIOException(died(), e);
    }
  }

  private String next() {
    try {
      String line = lines.poll(PATIENCE, TimeUnit.SECONDS);
      if (line == null || line.equals(GONE)) {
        throw new IllegalStateException(died());
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String died() {
    return "The server " + row.id() + " does not answer. What it logged is in " + log + ".";
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
