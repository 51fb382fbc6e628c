package io.github.jaxrssessions.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on one connection: with parameters only, and each within its time. */
final class Statements {
  /** From the row where a result stands to what it says. */
  interface Row<T> {
    T of(ResultSet at) throws SQLException;
  }

  private final Connection connection;
  private final Dialect dialect;
  private final int seconds;

  Statements(Connection connection, Dialect dialect, int seconds) {
    this.connection = connection;
    this.dialect = dialect;
    this.seconds = seconds;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Takes back what this transaction has done; where the database has given it up, that, too. */
  void undo() throws SQLException {
    connection.rollback();
  }

  /** How many rows were written. */
  int write(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return within(statement, parameters, PreparedStatement::executeUpdate);
    }
  }

  <T> List<T> read(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return within(statement, parameters, filled -> rows(filled, row));
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(row.of(result));
      }
    }
    return rows;
  }

  private interface Run<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T within(PreparedStatement statement, @Nullable Object[] parameters, Run<T> run)
      throws SQLException {
    for (int n = 0; n < parameters.length; n++) {
      statement.setObject(n + 1, parameters[n]);
    }
    // In H2 it is the connection's, so it is put back.
    int before = statement.getQueryTimeout();
    statement.setQueryTimeout(seconds);
    try {
      return run.run(statement);
    } finally {
      restore(statement, before);
    }
  }

  private static void restore(PreparedStatement statement, int before) {
    try {
      statement.setQueryTimeout(before);
    } catch (SQLException e) {
      // The connection is broken, which the statement itself has told.
    }
  }
}
