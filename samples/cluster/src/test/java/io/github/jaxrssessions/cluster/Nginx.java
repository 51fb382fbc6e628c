package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.contract.SampleProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real nginx in front of a server, with a folder of its own in {@code target}. Its settings are
 * the defaults, but for the lines that a test gives.
 */
final class Nginx implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "nginx").toAbsolutePath();

  private final Process process;
  private final Thread hook = new Thread(this::end);
  private final URI address;

  private Nginx(Process process, int port) {
    this.process = process;
    address = URI.create("http://127.0.0.1:" + port);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts it on a free port of 127.0.0.1.
   *
   * @param server what it passes requests on to
   * @param lines settings beside the defaults
   */
  static Nginx before(URI server, String... lines) throws IOException {
    int port = SampleProcess.freePort();
    Path folder = Files.createDirectories(FOLDER.resolve(String.valueOf(port)));
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(settings, settings(port, server, String.join("\n", lines)));
    Process process =
        new ProcessBuilder(
                program(), "-p", folder.toString(), "-c", settings.toString(), "-e", "stderr")
            .redirectErrorStream(true)
            .start();
    Nginx nginx = new Nginx(process, port);
    try {
      nginx.awaitWorkers();
    } catch (Throwable e) {
      nginx.close();
      throw e;
    }
    return nginx;
  }

  /** Never skipped: what it shows is promised. */
  private static String program() {
    String path = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(path.split(":"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("There is no nginx. Install Debian's package `nginx`."));
  }

  private static String settings(int port, URI server, String lines) {
    String temporary =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(kind -> kind + "_temp_path " + kind + ";\n")
            .reduce("", String::concat);
    return """
        daemon off;
        pid nginx.pid;
        error_log stderr notice;
        events {}
        http {
        access_log off;
        %sserver {
        listen 127.0.0.1:%d;
        %s
        location / {
        proxy_pass %s;
        }
        }
        }
        """
        .formatted(temporary, port, lines, server);
  }

  /** Its ports are open before it has workers. */
  private void awaitWorkers() throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("start worker process ")) {
        drain(output);
        return;
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("nginx did not start:\n" + said);
  }

  /** A process whose output nobody takes stands still. */
  private static void drain(BufferedReader output) {
    Thread reading =
        new Thread(
            () -> {
              try (output) {
                while (output.readLine() != null) {}
              } catch (IOException e) {
                // It has ended.
              }
            },
            "nginx-output");
    reading.setDaemon(true);
    reading.start();
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
  }

  /** Asked, not killed: it ends its workers, which a kill would leave behind. */
  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
