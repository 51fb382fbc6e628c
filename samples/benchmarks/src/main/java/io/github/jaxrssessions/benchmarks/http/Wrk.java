package io.github.jaxrssessions.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The load: wrk, which sends as fast as it is answered. */
final class Wrk {
  private static final String SCRIPT = "cookies.lua";
  private static final String MARK = "WRK ";
  private static final String PATIENCE = "60s"; // a busy machine is no error

  private final List<String> before;
  private final int connections;
  private final Path folder;
  private final Path script;

  /** The folder is where its script and its cookies are written. */
  Wrk(List<String> before, int connections, Path folder) {
    this.before = before;
    this.connections = connections;
    this.folder = folder;
    this.script = script(folder);
  }

  /**
   * What wrk saw.
   *
   * @param requests answered
   * @param microseconds that it took
   * @param errors that no answer came, or one above 399
   * @param p50 microseconds in which half of the answers came
   * @param p99 and all but one in a hundred
   */
  record Load(long requests, long microseconds, long errors, long p50, long p99) {
    static Load parse(String line) {
      String[] words = line.split(" ");
      return new Load(
          number(words, 0), number(words, 1), number(words, 2), number(words, 3), number(words, 4));
    }

    private static long number(String[] words, int index) {
      return Long.parseLong(words[index]);
    }
  }

  /** The version, or how to get it. */
  static String version() {
    try {
      Process wrk = new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start();
      String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.replaceFirst("(?s)^wrk (\\S+).*", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "wrk, which makes the load, is not installed. On Debian: apt-get install wrk", e);
    }
  }

  /** Asks for a path for some seconds, with each of the cookies in turn; none is none. */
  Load run(ServerProcess server, String path, List<String> cookies, int seconds) {
    try {
      Path sent = Files.write(folder.resolve(server.row().id() + ".cookies"), cookies);
      List<String> command = new ArrayList<>(before);
      command.addAll(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s"));
      command.addAll(List.of("--timeout", PATIENCE, "--latency", "-s", script.toString()));
      command.addAll(List.of(server.at(path).toString(), "--", sent.toString()));
      Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.lines()
          .filter(line -> line.startsWith(MARK))
          .map(line -> Load.parse(line.substring(MARK.length())))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("wrk failed: " + said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path script(Path folder) {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = Wrk.class.getResourceAsStream(SCRIPT)) {
      Files.copy(Objects.requireNonNull(in, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
