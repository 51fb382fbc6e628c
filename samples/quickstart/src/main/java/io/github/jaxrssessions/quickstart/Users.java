package io.github.jaxrssessions.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/** The accounts, in an H2 database of one file. Safe on any thread. */
final class Users implements AutoCloseable {
  private static final String TABLE =
      "create table if not exists users (id varchar(36) primary key, name varchar(100) not null,"
          + " email varchar(254) not null unique, password varchar(200) not null,"
          + " admin boolean not null)";
  private static final String COLUMNS = "select id, name, email, admin, password from users ";

  private final HikariDataSource pool;

  private Users(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Opens the database, or makes it.
   *
   * @throws SQLException where another process has it open, say
   */
  static Users in(Path folder) throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    // With WRITE_DELAY=0 an account is on the disk before its answer leaves.
    database.setURL("jdbc:h2:file:" + folder.resolve("users") + ";WRITE_DELAY=0");
    try (Connection connection = database.getConnection(); // the pool would hide what is wrong
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      HikariConfig config = new HikariConfig();
      config.setDataSource(database);
      return new Users(new HikariDataSource(config));
    }
  }

  /**
   * Adds an account. The first of all is the administrator's.
   *
   * @return empty where the e-mail is taken
   */
  Optional<User> add(String name, String email, String password) throws SQLException {
    return insert(UUID.randomUUID().toString(), name, email, Passwords.hash(password));
  }

  // One after the other: of two first accounts only one is the first.
  private synchronized Optional<User> insert(String id, String name, String email, String hash)
      throws SQLException {
    User user = new User(id, name, email, all().isEmpty());
    try (Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into users values (?, ?, ?, ?, ?)")) {
      insert.setString(1, id);
      insert.setString(2, name);
      insert.setString(3, email);
      insert.setString(4, hash);
      insert.setBoolean(5, user.admin());
      insert.executeUpdate();
      return Optional.of(user);
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DUPLICATE_KEY_1) {
        return Optional.empty(); // the database decides; a look before would leave a gap
      }
      throw e;
    }
  }

  // #region verified
  /** The user with this e-mail and password. Wrong in either looks, and takes, the same. */
  Optional<User> verified(String email, String password) throws SQLException {
    Optional<Row> row = rows(COLUMNS + "where email = ?", email).stream().findFirst();
    boolean right = Passwords.matches(password, row.map(Row::password));
    return row.filter(found -> right).map(Row::user);
  }

  // #endregion verified

  Optional<User> byId(String id) throws SQLException {
    return rows(COLUMNS + "where id = ?", id).stream().map(Row::user).findFirst();
  }

  List<User> all() throws SQLException {
    return rows(COLUMNS + "order by email").stream().map(Row::user).toList();
  }

  private record Row(User user, String password) {}

  private List<Row> rows(String query, String... values) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        select.setString(i + 1, values[i]);
      }
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          User user =
              new User(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
          rows.add(new Row(user, row.getString(5)));
        }
      }
      return rows;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
