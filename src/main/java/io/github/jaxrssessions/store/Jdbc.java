package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Sessions and endings in a database: PostgreSQL 16 or newer, MariaDB, and as embedded files H2 and
 * SQLite. Any number of nodes may use one database at once.
 *
 * <pre>{@code
 * Jdbc jdbc = Jdbc.of(dataSource);
 * jdbc.createTables();
 * SessionAuth.builder(User.class, users::of).store(jdbc.sessions())...
 * scheduler.scheduleWithFixedDelay(jdbc::deleteExpired, 5, 5, TimeUnit.MINUTES);
 * }</pre>
 *
 * <p><b>The tables</b> are made by {@link #createTables()}, or by whoever looks after the database:
 * the files {@code postgresql.sql}, {@code mariadb.sql}, {@code h2.sql} and {@code sqlite.sql}
 * stand beside this class in the jar. Which one is needed is told from the driver's product name;
 * for another database each call is an {@link IllegalStateException} that names it. MySQL gets what
 * MariaDB gets, but is not tested.
 *
 * <p><b>The connections</b> are best those of a pool. They come back as they were given:
 * auto-commit, isolation and network timeout are put back, no transaction is left open. What is
 * written is committed when the call returns, so the {@code DataSource} must not be one that takes
 * part in a container's transactions. A statement has the {@link Builder#timeout timeout}, and a
 * server that does not answer at all half as much again; how long a connection may take is the
 * pool's own setting. For HikariCP, so that a login waits no longer than a second:
 *
 * <pre>{@code
 * config.setConnectionTimeout(1000);   // milliseconds; its own are 30 seconds
 * config.setValidationTimeout(500);    // its own are 5 seconds
 * }</pre>
 *
 * and where {@link DataSource#getLoginTimeout()} says 0, one second is set. For PostgreSQL add
 * {@code cancelSignalTimeout=1} to the URL: its driver otherwise waits up to ten seconds for a
 * frozen server to take back a statement. SQLite has one writer at a time; {@code journal_mode=WAL}
 * lets others read meanwhile.
 *
 * <p><b>Failures</b> are {@link SessionStoreException}s: no connection, no tables, too slow. What
 * the database undid only because of others at the same time is tried again within the timeout.
 *
 * <p>Safe for use by several threads; it has none of its own.
 */
public final class Jdbc {
  private static final int BATCH = 1_000;
  private static final int TRIES = 3;

  private final Database database;

  private Jdbc(DataSource dataSource, Duration timeout) {
    this.database = new Database(dataSource, timeout);
  }

  /**
   * A database with a timeout of one second.
   *
   * @param dataSource where connections come from; closing it is its owner's
   * @return the database; nothing is asked of it yet
   */
  public static Jdbc of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /**
   * A database with settings.
   *
   * @param dataSource where connections come from; closing it is its owner's
   * @return the settings
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /** The settings of a {@link Jdbc}. Not safe for use by several threads. */
  public static final class Builder {
    private final DataSource dataSource;
    private Duration timeout = Duration.ofSeconds(1);

    private Builder(DataSource dataSource) {
      this.dataSource =
          Objects.requireNonNull(dataSource, "dataSource is null. Give the pool's DataSource.");
    }

    /**
     * How long one statement may take. Drivers count whole seconds and round up; what is left of a
     * part of a second is kept by the network timeout, which costs the connection. Default: one
     * second.
     *
     * @param most from 100 ms to one minute
     * @return this
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public Builder timeout(Duration most) {
      if (most.compareTo(Duration.ofMillis(100)) < 0 || most.compareTo(Duration.ofMinutes(1)) > 0) {
        throw new IllegalArgumentException(
            "timeout is " + most + ". Give at least 100 ms and at most one minute.");
      }
      timeout = most;
      return this;
    }

    /**
     * The database. Nothing is asked of it yet, so that it may be down.
     *
     * @return the database
     */
    public Jdbc build() {
      try {
        if (dataSource.getLoginTimeout() == 0) {
          dataSource.setLoginTimeout(1);
        }
      } catch (SQLException | RuntimeException e) {
        // Pools that have a setting of their own refuse this one.
      }
      return new Jdbc(dataSource, timeout);
    }
  }

  /**
   * The sessions.
   *
   * @return a store on this database
   */
  public SessionStore sessions() {
    return new JdbcSessions(database);
  }

  /**
   * What is remembered of ended sessions. It asks the database each time, once for a session and
   * all its subject's names; nothing is ever forgotten before its time.
   *
   * @return revocations on this database
   */
  public Revocations revocations() {
    return new JdbcRevocations(database);
  }

  /**
   * Makes the tables that are not there. Several nodes may call it at once, and at each start; it
   * has ten times the timeout. Tables of another shape are left as they are.
   *
   * @throws SessionStoreException if there is no connection, or the user may not make tables
   */
  public void createTables() {
    database.unhurried().each(Jdbc::createTables);
  }

  private static int createTables(Statements statements) throws SQLException {
    Pattern comment = Pattern.compile("^--.*$", Pattern.MULTILINE);
    String sql = comment.matcher(text(statements.dialect().file())).replaceAll("");
    List<String> commands = Pattern.compile(";").splitAsStream(sql).toList();
    for (String command : commands) {
      if (!command.isBlank()) {
        create(statements, command);
      }
    }
    return commands.size();
  }

  private static void create(Statements statements, String command) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        statements.write(command);
        return;
      } catch (SQLException e) {
        // What another node had half done, it has done at the next look. Each command has its own
        // tries: two nodes may meet at every one of them.
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static String text(String file) {
    try (InputStream in = Jdbc.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(in, file + " is not in the jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes sessions and endings whose time has come by this machine's clock. Call it every few
   * minutes from a scheduler of the application, on one node or on each: sessions end in time
   * without it, but their rows stay.
   *
   * @return how many rows were deleted
   * @throws SessionStoreException if the database fails; what was deleted before stays deleted
   */
  public int deleteExpired() {
    return deleteExpired(Instant.now());
  }

  /**
   * Deletes sessions and endings that expire at an instant or before it: a thousand rows at a time,
   * each with ten times the timeout.
   *
   * @param now what time it is
   * @return how many rows were deleted
   * @throws SessionStoreException if the database fails; what was deleted before stays deleted
   */
  public int deleteExpired(Instant now) {
    return deleteExpired("jaxrs_sessions", "session_key", now)
        + deleteExpired("jaxrs_ended_sessions", "handle", now)
        + deleteExpired("jaxrs_ended_subjects", "subject", now);
  }

  private int deleteExpired(String table, String key, Instant now) {
    int all = 0;
    int batch = BATCH;
    while (batch == BATCH) {
      batch =
          database
              .unhurried()
              .together(
                  statements ->
                      statements.write(
                          statements.dialect().deleteExpired(table, key, BATCH),
                          now.toEpochMilli()));
      all += batch;
    }
    return all;
  }
}
