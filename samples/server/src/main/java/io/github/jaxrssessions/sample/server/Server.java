package io.github.jaxrssessions.sample.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts an application server with one war, as a process of its own. What to start is said by the
 * system properties that the poms set. Ctrl-C ends it.
 */
public final class Server {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final Path home = Path.of(said("server.home")).toAbsolutePath();
  private final Path war = Path.of(said("server.war")).toAbsolutePath();
  private final String root = System.getProperty("server.root", "");
  private final String port = System.getProperty("port", "8080");

  private Server() {}

  /** Blocks until the server ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(new Server().run());
  }

  private int run() throws IOException, InterruptedException {
    copy(Path.of(said("server.config")), home);
    deploy();
    Process process =
        new ProcessBuilder(command()).directory(home.toFile()).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    Pattern ready = Pattern.compile(said("server.ready"));
    boolean runs = false;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        if (!runs && ready.matcher(line).find()) {
          runs = true;
          System.out.println(
              said("server.name") + " runs at http://localhost:" + port + "/ (Ctrl-C ends it)");
        }
      }
    }
    return process.waitFor();
  }

  private static String said(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalArgumentException(property + " is not set. Start the sample with Maven.");
    }
    return value;
  }

  /** The words of the command, those with blanks in single quotes. */
  private List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return WORD.matcher(said("server.command"))
        .results()
        .map(Server::word)
        .map(
            word ->
                word.equals("java")
                    ? java
                    : word.replace("{port}", port)
                        .replace("{war}", war.toString())
                        .replace("{root}", "/" + root))
        .toList();
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  /** Puts the war, under the name that is its context path, into the folder that is served. */
  private void deploy() throws IOException {
    String folder = System.getProperty("server.deployments", "");
    if (folder.isEmpty()) {
      return; // the command names the war
    }
    Path deployments = Files.createDirectories(home.resolve(folder));
    try (Stream<Path> before = Files.walk(deployments)) {
      for (Path file : before.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(deployments)) {
          Files.delete(file);
        }
      }
    }
    Files.copy(war, deployments.resolve((root.isEmpty() ? "ROOT" : root) + ".war"));
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return; // the server runs as it comes
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
