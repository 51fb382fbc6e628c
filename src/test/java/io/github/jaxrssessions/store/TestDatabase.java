package io.github.jaxrssessions.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The databases of the tests: each is started once, and used as two nodes do, with a pool each. */
enum TestDatabase {
  POSTGRESQL,
  MARIADB,
  H2,
  SQLITE;

  /** How often races are run; {@code -Drounds=100} is quicker. */
  static final int ROUNDS = Integer.getInteger("rounds", 10_000);

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<TestDatabase, Shared> SHARED = new EnumMap<>(TestDatabase.class);

  /** What all tests use: where it is, and two nodes. */
  private record Shared(String url, Jdbc here, Jdbc there) {}

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

  /** As above: where the embedded ones are. */
  private static final class Folder {
    static final Path PATH = make();

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("jaxrs-sessions-files");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> MariaDbServer.deleteAll(folder)));
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A database without tables. */
  String fresh() {
    String name = "sessions_" + COUNT.incrementAndGet();
    return switch (this) {
      case POSTGRESQL -> Postgres.SERVER.url(name);
      case MARIADB -> MariaDb.SERVER.url(name);
      case H2 -> "jdbc:h2:file:" + Folder.PATH.resolve(name);
      case SQLITE -> "jdbc:sqlite:" + Folder.PATH.resolve(name) + "?journal_mode=WAL";
    };
  }

  private Shared shared() {
    synchronized (SHARED) {
      return SHARED.computeIfAbsent(this, TestDatabase::start);
    }
  }

  private static Shared start(TestDatabase database) {
    String url = database.fresh();
    Jdbc here = node(url, config -> {});
    here.createTables();
    return new Shared(url, here, node(url, config -> {}));
  }

  /** The shared database. */
  String url() {
    return shared().url();
  }

  /** Its first node. */
  Jdbc here() {
    return shared().here();
  }

  /** Its second node. */
  Jdbc there() {
    return shared().there();
  }

  /** One more node of it. */
  Jdbc node(Consumer<HikariConfig> settings) {
    return node(url(), settings);
  }

  /** In no hurry: the machine may have more to do. */
  private static Jdbc node(String url, Consumer<HikariConfig> settings) {
    return Jdbc.builder(pool(url, settings)).timeout(Duration.ofSeconds(10)).build();
  }

  /** A pool for one node. */
  static HikariDataSource pool(String url, Consumer<HikariConfig> settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    settings.accept(config);
    return new HikariDataSource(config);
  }

  static HikariDataSource pool(String url) {
    return pool(url, config -> {});
  }
}
