package io.github.jaxrssessions.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL of the tests' own, that can be stopped, killed, frozen and started again. */
final class PostgresServer {
  private final Path data;
  private final Map<String, String> settings;
  private EmbeddedPostgres running;

  PostgresServer(Map<String, String> settings) {
    this.settings = settings;
    try {
      data = Files.createTempDirectory("jaxrs-sessions-postgres");
      running = start(0);
      Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false) // its own waits for ever for a frozen server
            .setPGStartupWait(Duration.ofSeconds(60))
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
    settings.forEach(builder::setServerConfig);
    return port == 0 ? builder.start() : builder.setPort(port).start();
  }

  /** Makes a database of this name. */
  String url(String name) {
    try (Connection connection = running.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "jdbc:postgresql://127.0.0.1:"
        + running.getPort()
        + "/"
        + name
        + "?user=postgres&cancelSignalTimeout=1";
  }

  /** A fast shutdown: transactions are rolled back, connections cut. */
  void stop() throws IOException {
    running.close();
  }

  /** An immediate shutdown: what was not written to the log is lost. */
  void crash() throws IOException, InterruptedException {
    long pid = pid();
    Signals.send("QUIT", pid);
    Signals.awaitEnd(pid);
    running.close();
  }

  /** On the same port with the same data. */
  void startAgain() throws IOException {
    running = start(running.getPort());
  }

  /** Nobody answers any more until {@link #thaw}. */
  void freeze() throws IOException, InterruptedException {
    for (ProcessHandle each : Signals.family(pid())) {
      Signals.send("STOP", each.pid());
    }
  }

  void thaw() throws IOException, InterruptedException {
    for (ProcessHandle each : Signals.family(pid())) {
      Signals.send("CONT", each.pid());
    }
  }

  private void end() {
    try {
      if (Files.exists(data.resolve("postmaster.pid"))) {
        long pid = pid();
        Signals.family(pid).forEach(ProcessHandle::destroyForcibly);
        Signals.awaitEnd(pid);
      }
      MariaDbServer.deleteAll(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
  }
}
