package io.github.jaxrssessions.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The databases of the tests: each is started once, and used as two nodes do, with a pool each. */
enum TestDatabase {
  POSTGRESQL((files, name) -> Postgres.SERVER.url(name)),
  MARIADB((files, name) -> MariaDb.SERVER.url(name)),
  H2((files, name) -> "jdbc:h2:file:" + files.resolve(name)),
  SQLITE((files, name) -> "jdbc:sqlite:" + files.resolve(name) + "?journal_mode=WAL");

  /** How often races are run; {@code -Drounds=10000} for the whole of it. */
  static final int ROUNDS = Integer.getInteger("rounds", 1000);

  /** Classes of their own, so that each is started when it is asked for. */
  static final class Postgres {
    // A crash of the process loses nothing with fsync off; one of the machine would.
    static final PostgresServer SERVER =
        new PostgresServer(
            Map.of("fsync", "off", "synchronous_commit", "on", "max_connections", "200"));

    private Postgres() {}
  }

  /** As above: the embedded ones. */
  static final class Files {
    static final Path FOLDER = folder();

    private Files() {}

    private static Path folder() {
      try {
        Path folder = java.nio.file.Files.createTempDirectory("jaxrs-sessions-files");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> MariaDbServer.deleteAll(folder)));
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** As above. */
  static final class MariaDb {
    static final MariaDbServer SERVER = new MariaDbServer();

    private MariaDb() {}
  }

  private final BiFunction<Path, String, String> place;
  private final AtomicInteger count = new AtomicInteger();
  private String url;
  private Jdbc here;
  private Jdbc there;

  TestDatabase(BiFunction<Path, String, String> place) {
    this.place = place;
  }

  /** The shared database. */
  synchronized String url() {
    if (url == null) {
      url = fresh();
    }
    return url;
  }

  /** Another one, without tables. */
  String fresh() {
    return place.apply(Files.FOLDER, "sessions_" + count.incrementAndGet());
  }

  /** A pool for one node. */
  HikariDataSource pool(Consumer<HikariConfig> settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    settings.accept(config);
    return new HikariDataSource(config);
  }

  /** The first node, with the tables made. */
  synchronized Jdbc here() {
    if (here == null) {
      here = node(config -> {});
      here.createTables();
    }
    return here;
  }

  /** The second node. */
  synchronized Jdbc there() {
    here();
    if (there == null) {
      there = node(config -> {});
    }
    return there;
  }

  /** One more node, in no hurry: the machine may have more to do. */
  Jdbc node(Consumer<HikariConfig> settings) {
    return Jdbc.builder(pool(settings)).timeout(Duration.ofSeconds(10)).build();
  }
}
