package io.github.jaxrssessions.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The connections to an empty database: the same pool for both. */
record Pool(HikariDataSource source) {
  private static final int SIZE = 8;

  static Pool postgresql(Addresses at) {
    Pool pool = at(at.postgresql() + "&ApplicationName=benchmarks");
    pool.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    return pool;
  }

  /** In memory: the database lives as long as a connection of the pool. */
  static Pool h2() {
    return at("jdbc:h2:mem:sessions");
  }

  private static Pool at(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(SIZE);
    return new Pool(new HikariDataSource(config));
  }

  void execute(String... commands) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void close() {
    source.close();
  }
}
