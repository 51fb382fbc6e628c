package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One database: borrows a connection for each piece of work, keeps to the time, and gives the
 * connection back as it was.
 */
final class Database {
  /** Some statements, and what came of them. It may be run again. */
  interface Work<T> {
    T on(Statements statements) throws SQLException;
  }

  // Of two that cross, one goes on: so many in a row that always lose are too much load.
  private static final int TRIES = 10;

  private final DataSource source;
  private final Duration timeout;
  private volatile @Nullable Dialect known;

  Database(DataSource source, Duration timeout) {
    this.source = source;
    this.timeout = timeout;
  }

  /** The same with more time, for what no request waits for. */
  Database unhurried() {
    return new Database(source, timeout.multipliedBy(10));
  }

  /** Each statement by itself: it is committed when it returns. */
  <T> T each(Work<T> work) {
    return retried(false, work);
  }

  /** All statements or none, each of which sees what others have committed before it. */
  <T> T together(Work<T> work) {
    return retried(true, work);
  }

  private <T> T retried(boolean together, Work<T> work) {
    long begun = System.nanoTime();
    for (int tries = 1; ; tries++) {
      try {
        return once(together, work);
      } catch (SQLException e) {
        Dialect dialect = known;
        boolean again = dialect != null && dialect.crossed(e) && tries < TRIES;
        if (!again || System.nanoTime() - begun >= timeout.toNanos()) {
          throw failure(dialect, e);
        }
      }
    }
  }

  private <T> T once(boolean together, Work<T> work) throws SQLException {
    Connection connection = connect();
    try {
      Dialect dialect = dialect(connection);
      int waits = limit(connection);
      try {
        Statements statements = new Statements(connection, dialect, seconds());
        return together
            ? inTransaction(connection, dialect, () -> work.on(statements))
            : inMode(connection, true, () -> work.on(statements));
      } finally {
        restore(() -> connection.setNetworkTimeout(Runnable::run, waits), waits >= 0);
      }
    } finally {
      restore(connection::close, true);
    }
  }

  private interface Step<T> {
    T run() throws SQLException;
  }

  private interface Restoring {
    void run() throws SQLException;
  }

  private static <T> T inTransaction(Connection connection, Dialect dialect, Step<T> step)
      throws SQLException {
    int isolation = connection.getTransactionIsolation();
    // A count has to see what was committed while the lock before it was waited for. SQLite has but
    // one writer.
    boolean other = dialect != Dialect.SQLITE && isolation != Connection.TRANSACTION_READ_COMMITTED;
    if (other) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    try {
      return inMode(connection, false, () -> committed(connection, step));
    } finally {
      restore(() -> connection.setTransactionIsolation(isolation), other);
    }
  }

  private static <T> T committed(Connection connection, Step<T> step) throws SQLException {
    boolean done = false;
    try {
      T result = step.run();
      connection.commit();
      done = true;
      return result;
    } finally {
      restore(connection::rollback, !done);
    }
  }

  private static <T> T inMode(Connection connection, boolean autoCommit, Step<T> step)
      throws SQLException {
    boolean before = connection.getAutoCommit();
    boolean other = before != autoCommit;
    if (other) {
      connection.setAutoCommit(autoCommit);
    }
    try {
      return step.run();
    } finally {
      restore(() -> connection.setAutoCommit(before), other);
    }
  }

  /** Never instead of what the work came to: a connection that cannot be restored is broken. */
  private static void restore(Restoring restoring, boolean needed) {
    try {
      if (needed) {
        restoring.run();
      }
    } catch (SQLException e) {
      // The pool finds it out.
    }
  }

  private Connection connect() {
    try {
      return source.getConnection();
    } catch (SQLException | RuntimeException e) { // pools that start late throw their own
      throw new SessionStoreException(
          "There is no connection to the database of the sessions. Is it up, and is the pool large"
              + " enough?",
          e);
    }
  }

  private Dialect dialect(Connection connection) throws SQLException {
    Dialect dialect = known;
    if (dialect == null) {
      dialect = Dialect.of(connection);
      known = dialect;
    }
    return dialect;
  }

  private int seconds() {
    return Math.max(1, Math.toIntExact(timeout.plusMillis(999).toSeconds()));
  }

  /**
   * The last resort, for a server that does not even answer that it is too slow: half as long again
   * as the time of a statement, since it costs the connection.
   *
   * @return what it was; -1 where it was left alone
   */
  private int limit(Connection connection) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      int ours = Math.toIntExact(timeout.multipliedBy(3).dividedBy(2).toMillis());
      if (before > 0 && before <= ours) {
        return -1;
      }
      connection.setNetworkTimeout(Runnable::run, ours);
      return before;
    } catch (SQLFeatureNotSupportedException | UnsupportedOperationException e) {
      return -1;
    }
  }

  /** Without the driver's own message, which may repeat values. */
  private static SessionStoreException failure(@Nullable Dialect dialect, SQLException e) {
    if (dialect != null && dialect.noTables(e)) {
      return new SessionStoreException(
          "The tables of the sessions are not there. Call Jdbc.createTables() once, or run the file "
              + dialect.file()
              + " of the package io.github.jaxrssessions.store, which is in the jar.",
          e);
    }
    return new SessionStoreException(
        "The database of the sessions failed (SQLState "
            + e.getSQLState()
            + ", code "
            + e.getErrorCode()
            + "). Is it up, and quick enough?",
        e);
  }
}
