package io.github.jaxrssessions.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a server is started: from the folder of its module, which the build has left ready.
 *
 * @param module the folder
 * @param main its main class; empty for Quarkus, which makes its own
 * @param library whether the library is on its class path
 * @param options for the JVM
 */
record Launch(String module, String main, boolean library, List<String> options) {
  private static final Path SERVERS = Path.of("servers");
  private static final String BUILT = System.getProperty("servers", "target");
  private static final String PACKAGE = "io.github.jaxrssessions.benchmarks.server.";

  static Launch of(String module, String main, String... options) {
    return new Launch(module, main, false, List.of(options));
  }

  static Launch quarkus(String module) {
    return new Launch(module, "", true, List.of());
  }

  Launch withLibrary() {
    return new Launch(module, main, true, options);
  }

  /** The end of the command line: class path and main class. */
  List<String> command() {
    List<String> command = new ArrayList<>(options);
    if (main.isEmpty()) {
      command.addAll(List.of("-jar", quarkus().resolve("quarkus-run.jar").toString()));
    } else {
      command.addAll(List.of("-classpath", target("classes") + ":" + classPath(), PACKAGE + main));
    }
    return command;
  }

  /** The version of an artifact that it runs with; empty where it does not. */
  Optional<String> version(String artifact) {
    Matcher jar =
        Pattern.compile("[/.]" + Pattern.quote(artifact) + "-([0-9][^/:]*)\\.jar").matcher(jars());
    return jar.find() ? Optional.of(jar.group(1)) : Optional.empty();
  }

  private String jars() {
    if (!main.isEmpty()) {
      return classPath();
    }
    try (Stream<Path> files = Files.list(quarkus().resolve("lib/main"))) {
      return String.join(":", files.map(Path::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String classPath() {
    try {
      return Files.readString(target(library ? "classpath" : "classpath-bare")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The server " + module + " is not built. Run `mvn -f samples -pl benchmarks -am -Phttp`.",
          e);
    }
  }

  private Path quarkus() {
    return target("quarkus-app");
  }

  private Path target(String file) {
    return SERVERS.resolve(module).resolve(BUILT).resolve(file);
  }
}
