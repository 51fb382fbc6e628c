package io.github.jaxrssessions.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The databases of the tests: each is started once, and used as two nodes do, with a pool each. */
enum TestDatabase {
  POSTGRESQL(files -> Postgres.SERVER.url()),
  MARIADB(files -> MariaDb.SERVER.url()),
  H2(files -> "jdbc:h2:file:" + files.resolve("h2")),
  SQLITE(files -> "jdbc:sqlite:" + files.resolve("sqlite.db") + "?journal_mode=WAL");

  /** Classes of their own, so that each is started when it is asked for. */
  static final class Postgres {
    // A crash of the process loses nothing with fsync off; one of the machine would.
    static final PostgresServer SERVER =
        new PostgresServer(
            Map.of("fsync", "off", "synchronous_commit", "on", "max_connections", "200"));

    private Postgres() {}
  }

  /** As above. */
  static final class MariaDb {
    static final MariaDbServer SERVER = new MariaDbServer();

    private MariaDb() {}
  }

  private final Function<Path, String> place;
  private String url;
  private Jdbc here;
  private Jdbc there;

  TestDatabase(Function<Path, String> place) {
    this.place = place;
  }

  /** Where it is, without its tables. */
  synchronized String url() {
    if (url == null) {
      try {
        Path files = Files.createTempDirectory("jaxrs-sessions-files");
        url = place.apply(files);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> MariaDbServer.deleteAll(files)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return url;
  }

  /** A pool as the documentation has it. */
  HikariDataSource pool(Consumer<HikariConfig> settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(1000);
    config.setValidationTimeout(500);
    settings.accept(config);
    return new HikariDataSource(config);
  }

  /** The first node, with the tables made. */
  synchronized Jdbc here() {
    if (here == null) {
      here = Jdbc.of(pool(config -> {}));
      here.createTables();
    }
    return here;
  }

  /** The second node. */
  synchronized Jdbc there() {
    here();
    if (there == null) {
      there = Jdbc.of(pool(config -> {}));
    }
    return there;
  }
}
