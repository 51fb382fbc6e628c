package io.github.jaxrssessions.store;

import static io.github.jaxrssessions.store.Rows.NOW;
import static io.github.jaxrssessions.store.Rows.atMost;
import static io.github.jaxrssessions.store.Rows.name;
import static io.github.jaxrssessions.store.Rows.next;
import static io.github.jaxrssessions.store.Rows.row;
import static io.github.jaxrssessions.store.Rows.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What connections are given, and how they come back, on each database. */
class JdbcConnectionsTest {
  @ParameterizedTest
  @EnumSource
  void limitHoldsWhateverThePoolsIsolation(TestDatabase database) throws Exception {
    String isolation =
        database == TestDatabase.SQLITE
            ? "TRANSACTION_SERIALIZABLE"
            : "TRANSACTION_REPEATABLE_READ";
    database.here();
    List<Jdbc> nodes =
        List.of(
            database.node(c -> c.setTransactionIsolation(isolation)),
            database.node(
                c -> {
                  c.setTransactionIsolation(isolation);
                  c.setAutoCommit(false);
                }));
    for (int round = 0; round < 20; round++) {
      String ann = name();
      List<Created> made =
          together(
              IntStream.range(0, 4)
                  .<Callable<Created>>mapToObj(
                      n -> () -> nodes.get(n % 2).sessions().create(row(ann), atMost(1, ann), NOW))
                  .toList());
      assertThat(made).allMatch(m -> m.outcome() == SessionStore.Outcome.CREATED);
      assertThat(made.stream().mapToInt(m -> m.ended().size()).sum()).isEqualTo(3);
      assertThat(database.here().sessions().list(Set.of(ann), NOW)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsForALockTooLongIsToldInTime(TestDatabase database) throws Exception {
    StoredSession row = row(name());
    database.here().sessions().create(row, Optional.empty(), NOW);
    try (HikariDataSource pool = TestDatabase.pool(database.url());
        Connection other = pool.getConnection()) {
      other.setAutoCommit(false);
      try (PreparedStatement lock =
          other.prepareStatement("UPDATE jaxrs_sessions SET version = 1 WHERE session_key = ?")) {
        lock.setString(1, row.key());
        lock.executeUpdate();
      }
      Jdbc jdbc = Jdbc.of(pool);
      long begun = System.nanoTime();
      assertThatThrownBy(() -> jdbc.sessions().update(next(row), NOW))
          .isInstanceOf(SessionStoreException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
      other.rollback();
      assertThat(jdbc.sessions().update(next(row), NOW)).isEqualTo(SessionStore.Updated.UPDATED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectionComesBackAsItWas(TestDatabase database) throws SQLException {
    database.here();
    for (boolean autoCommit : List.of(true, false)) {
      try (Connection connection = DriverManager.getConnection(database.url())) {
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(autoCommit);
        String before = state(connection);
        Jdbc jdbc = Jdbc.of(new Kept(connection));
        useAll(jdbc, database.here().sessions());
        assertThat(state(connection)).isEqualTo(before);
        StoredSession tooLong =
            new StoredSession("k".repeat(44), Optional.empty(), 1, NOW, NOW, "content");
        if (database != TestDatabase.SQLITE) {
          assertThatThrownBy(() -> jdbc.sessions().create(tooLong, atMost(1, "ann"), NOW))
              .isInstanceOf(SessionStoreException.class);
        }
        assertThat(state(connection)).isEqualTo(before);
      }
    }
  }

  /** What was written is there for others at once. */
  private static void useAll(Jdbc jdbc, SessionStore other) {
    String ann = name();
    StoredSession row = row(ann);
    StoredSession second = row(ann);
    jdbc.sessions().create(row, Optional.empty(), NOW);
    assertThat(other.find(row.key())).contains(row);
    assertThat(jdbc.sessions().create(row, atMost(2, ann), NOW)).isEqualTo(Created.EXISTS);
    assertThat(jdbc.sessions().update(next(row), NOW)).isEqualTo(SessionStore.Updated.UPDATED);
    assertThat(other.find(row.key())).contains(next(row));
    jdbc.sessions().create(second, atMost(1, ann), NOW);
    assertThat(other.list(Set.of(ann), NOW)).containsExactly(second);
    assertThat(jdbc.sessions().delete(second.key())).isTrue();
    assertThat(other.find(second.key())).isEmpty();
    jdbc.revocations().end(name(), NOW);
    jdbc.createTables();
    assertThat(jdbc.deleteExpired(NOW)).isPositive();
  }

  private static String state(Connection connection) throws SQLException {
    int timeout;
    try (Statement statement = connection.createStatement()) {
      timeout = statement.getQueryTimeout(); // the connection's in H2
    }
    boolean autoCommit = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    if (!autoCommit) {
      connection.rollback(); // PostgreSQL begins a transaction to tell the isolation
    }
    return autoCommit + " " + isolation + " " + connection.getNetworkTimeout() + " " + timeout;
  }

  @Test
  void databaseThatIsDownIsSaid() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    PGSimpleDataSource down = new PGSimpleDataSource();
    down.setURL("jdbc:postgresql://127.0.0.1:" + port + "/none");
    HikariDataSource pool = new HikariDataSource(); // starts when it is asked for a connection
    pool.setDataSource(down);
    pool.setConnectionTimeout(250);
    try (pool) {
      for (Jdbc jdbc : List.of(Jdbc.of(down), Jdbc.of(pool))) {
        assertThatThrownBy(() -> jdbc.sessions().find("key"))
            .isInstanceOf(SessionStoreException.class)
            .hasMessageStartingWith("There is no connection to the database of the sessions.");
      }
    }
  }

  @Test
  void databaseThatIsNotKnownIsNamed() throws SQLException {
    try (Connection connection = DriverManager.getConnection(TestDatabase.H2.url())) {
      DatabaseMetaData metadata =
          (DatabaseMetaData)
              Proxy.newProxyInstance(
                  JdbcTest.class.getClassLoader(),
                  new Class<?>[] {DatabaseMetaData.class},
                  (proxy, method, arguments) -> "Some DB");
      Connection other =
          (Connection)
              Proxy.newProxyInstance(
                  JdbcTest.class.getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, arguments) ->
                      method.getName().equals("getMetaData")
                          ? metadata
                          : method.invoke(connection, arguments));
      assertThatThrownBy(() -> Jdbc.of(new Kept(other)).sessions().find("key"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("The database is Some DB. Use PostgreSQL, MariaDB, H2 or SQLite");
    }
  }
}
