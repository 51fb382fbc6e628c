package io.github.jaxrssessions.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What differs from one database to the next: the few statements and what its errors mean. */
enum Dialect {
  POSTGRESQL,
  MARIADB,
  H2,
  SQLITE;

  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_CONSTRAINT = 19;
  private static final int MARIADB_ROW_CHANGED = 1020;
  private static final String H2_ROW_CHANGED = "90131";

  /** Asks the driver, which knows without asking the database. */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "PostgreSQL" -> POSTGRESQL;
      case "MariaDB", "MySQL" -> MARIADB;
      case "H2" -> H2;
      case "SQLite" -> SQLITE;
      default ->
          throw new IllegalStateException(
              "The database is "
                  + product
                  + ". Use PostgreSQL, MariaDB, H2 or SQLite, or give a SessionStore of your own.");
    };
  }

  /** The name of the file with its tables. */
  String file() {
    return name().toLowerCase(Locale.ROOT) + ".sql";
  }

  /** Locks so many rows, in their order, until the transaction ends. */
  String lock(String table, String column, int rows) {
    String those = " WHERE " + column + " IN (" + parameters(rows) + ")";
    // A write is what locks in SQLite: the whole file, and before anything was read.
    return this == SQLITE
        ? "UPDATE " + table + " SET " + column + " = " + column + those + " RETURNING " + column
        : "SELECT " + column + " FROM " + table + those + " ORDER BY " + column + " FOR UPDATE";
  }

  /** Deletes at most so many rows that have expired: one parameter, the time. */
  String deleteExpired(String table, String key, int rows) {
    String those = " FROM " + table + " WHERE expires <= ? ORDER BY expires LIMIT " + rows;
    String keys = "SELECT " + key + those;
    return switch (this) {
      // What another node is deleting is left to it.
      case POSTGRESQL ->
          "DELETE FROM %s WHERE %s = ANY (ARRAY(%s FOR UPDATE SKIP LOCKED))"
              .formatted(table, key, keys);
      case MARIADB -> "DELETE" + those;
      case H2 -> "DELETE FROM " + table + " WHERE expires <= ? FETCH FIRST " + rows + " ROWS ONLY";
      case SQLITE -> "DELETE FROM %s WHERE %s IN (%s)".formatted(table, key, keys);
    };
  }

  /**
   * Makes a row, or raises the numbers of the one that is there to those given: whatever order they
   * come in, the highest hold. The key is a text; its parameter comes first.
   */
  String raise(String table, String key, String... numbers) {
    List<String> columns = Arrays.asList(numbers);
    String all = key + ", " + String.join(", ", columns);
    String insert =
        "INSERT INTO %s (%s) VALUES (%s)".formatted(table, all, parameters(1 + numbers.length));
    return switch (this) {
      case POSTGRESQL -> insert + onConflict(key, "GREATEST", table, columns);
      case SQLITE -> insert + onConflict(key, "MAX", table, columns);
      case MARIADB ->
          insert
              + " ON DUPLICATE KEY UPDATE "
              + sets(columns, "%1$s = GREATEST(%1$s, VALUES(%1$s))");
      case H2 ->
          ("MERGE INTO %1$s USING (VALUES (CAST(? AS varchar)"
                  + ", CAST(? AS bigint)".repeat(numbers.length)
                  + ")) given (%2$s) ON %1$s.%3$s = given.%3$s WHEN MATCHED THEN UPDATE SET "
                  + sets(columns, "%1$s = GREATEST(" + table + ".%1$s, given.%1$s)")
                  + " WHEN NOT MATCHED THEN INSERT (%2$s) VALUES (given.%3$s, "
                  + sets(columns, "given.%1$s")
                  + ")")
              .formatted(table, all, key);
    };
  }

  private static String onConflict(String key, String most, String table, List<String> columns) {
    String set = "%1$s = " + most + "(" + table + ".%1$s, excluded.%1$s)";
    return " ON CONFLICT (" + key + ") DO UPDATE SET " + sets(columns, set);
  }

  private static String sets(List<String> columns, String each) {
    return columns.stream().map(each::formatted).collect(Collectors.joining(", "));
  }

  static String parameters(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** Whether the row could not be made because there is one of this key. */
  boolean duplicate(SQLException failure) {
    return this == SQLITE
        ? failure.getErrorCode() == SQLITE_CONSTRAINT
        : state(failure).startsWith("23");
  }

  /**
   * Whether the database undid it only because of others at the same time: it may be tried again.
   */
  boolean crossed(SQLException failure) {
    String state = state(failure);
    return switch (this) {
      case POSTGRESQL -> state.equals("40001") || state.equals("40P01");
      case MARIADB -> state.equals("40001") || failure.getErrorCode() == MARIADB_ROW_CHANGED;
      // Two that raise the same row, which is not there yet, cross as well.
      case H2 -> state.equals("40001") || state.equals(H2_ROW_CHANGED) || state.equals("23505");
      case SQLITE -> failure.getErrorCode() == SQLITE_BUSY;
    };
  }

  /** Whether the tables are not there. */
  boolean noTables(SQLException failure) {
    return switch (this) {
      case POSTGRESQL -> state(failure).equals("42P01");
      case MARIADB -> state(failure).equals("42S02");
      case H2 -> state(failure).startsWith("42S0");
      case SQLITE -> String.valueOf(failure.getMessage()).contains("no such table");
    };
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
