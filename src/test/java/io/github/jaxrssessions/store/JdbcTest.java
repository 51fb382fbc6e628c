package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What the contracts do not say: tables, connections, expiry and time, on each database. */
class JdbcTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private static String name() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).substring(0, 43);
  }

  private static StoredSession row(String subject) {
    return new StoredSession(
        name(), Optional.of(subject), 1, NOW, NOW.plus(Duration.ofDays(1)), "content");
  }

  private static StoredSession next(StoredSession row) {
    return new StoredSession(
        row.key(), row.subject(), row.version() + 1, row.created(), row.expires(), "next");
  }

  private static Optional<Limit> atMost(int most, String subject) {
    return Optional.of(new Limit(most, Set.of(subject), Set.of(), false));
  }

  /** What all answer, who begin at the same time. */
  private static <T> List<T> together(List<? extends Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyNodesMakeTheTablesAtOnce(TestDatabase database) throws Exception {
    for (int round = 0; round < 3; round++) {
      String url = database.fresh();
      together(
          IntStream.range(0, 4)
              .<Callable<Boolean>>mapToObj(
                  n ->
                      () -> {
                        try (HikariDataSource pool = database.pool(c -> c.setJdbcUrl(url))) {
                          Jdbc jdbc = Jdbc.of(pool);
                          jdbc.createTables();
                          return jdbc.sessions()
                              .create(row("ann"), atMost(1, "ann"), NOW)
                              .ended()
                              .isEmpty();
                        }
                      })
              .toList());
      assertThat(numbers(url, "SELECT COUNT(*) FROM jaxrs_session_locks")).containsExactly(256L);
      assertThat(numbers(url, "SELECT COUNT(*) FROM jaxrs_sessions")).containsExactly(1L);
    }
  }

  private static List<Long> numbers(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (result.next()) {
        numbers.add(result.getLong(1));
      }
      return numbers;
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutTablesItIsSaidHowToMakeThem(TestDatabase database) {
    String url = database.fresh();
    try (HikariDataSource pool = database.pool(config -> config.setJdbcUrl(url))) {
      assertThatThrownBy(() -> Jdbc.of(pool).sessions().find("key"))
          .isInstanceOf(SessionStoreException.class)
          .hasMessageContaining("Jdbc.createTables()")
          .hasMessageContaining(Dialect.valueOf(database.name()).file())
          .hasCauseInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowOfALockThatIsMissingIsSaid(TestDatabase database) throws SQLException {
    String url = database.fresh();
    try (HikariDataSource pool = database.pool(config -> config.setJdbcUrl(url))) {
      Jdbc jdbc = Jdbc.of(pool);
      jdbc.createTables();
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("DELETE FROM jaxrs_session_locks");
      }
      assertThatThrownBy(() -> jdbc.sessions().create(row("ann"), atMost(1, "ann"), NOW))
          .isInstanceOf(SessionStoreException.class)
          .hasMessageContaining("jaxrs_session_locks lacks rows");
      jdbc.createTables();
      assertThat(jdbc.sessions().create(row("ann"), atMost(1, "ann"), NOW))
          .isEqualTo(Created.CREATED);
    }
  }

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
  void keyThatIsThereEndsNobody(TestDatabase database) {
    SessionStore store = database.here().sessions();
    String ann = name();
    StoredSession first = row(ann);
    StoredSession others = row(name());
    store.create(first, Optional.empty(), NOW);
    store.create(others, Optional.empty(), NOW);
    StoredSession again =
        new StoredSession(others.key(), first.subject(), 1, NOW, first.expires(), "again");
    assertThat(store.create(again, atMost(1, ann), NOW)).isEqualTo(Created.EXISTS);
    assertThat(store.find(first.key())).contains(first);
    assertThat(store.find(others.key())).contains(others);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasExpiredIsDeletedByTwoNodesAtOnce(TestDatabase database) throws Exception {
    StoredSession live = row(name());
    database.here().sessions().create(live, Optional.empty(), NOW);
    database.here().deleteExpired(NOW);
    try (HikariDataSource pool = database.pool(config -> {});
        Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO jaxrs_sessions (session_key, version, created, expires, content)"
                    + " VALUES (?, 1, 0, ?, 'content')")) {
      connection.setAutoCommit(false);
      for (int n = 0; n < 3500; n++) {
        insert.setString(1, name());
        insert.setLong(2, NOW.toEpochMilli() - n % 10);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
    database.here().revocations().end(name(), NOW);
    database.here().revocations().endAll(name(), NOW, NOW);
    List<Integer> deleted =
        together(
            List.of(
                () -> database.here().deleteExpired(NOW),
                () -> database.there().deleteExpired(NOW)));
    assertThat(deleted.stream().mapToInt(n -> n).sum()).isEqualTo(3502);
    assertThat(database.there().deleteExpired(NOW)).isZero();
    assertThat(database.here().sessions().find(live.key())).contains(live);
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsForALockTooLongIsToldInTime(TestDatabase database) throws Exception {
    StoredSession row = row(name());
    database.here().sessions().create(row, Optional.empty(), NOW);
    try (HikariDataSource pool = database.pool(config -> {});
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

  @ParameterizedTest
  @EnumSource
  void messageRepeatsNoValue(TestDatabase database) {
    assumeTrue(database != TestDatabase.SQLITE, "a text is of any length there");
    StoredSession long1 =
        new StoredSession(
            name() + "secret", Optional.of(name()), 1, NOW, NOW.plusSeconds(9), "content");
    assertThatThrownBy(() -> database.here().sessions().create(long1, Optional.empty(), NOW))
        .isInstanceOf(SessionStoreException.class)
        .hasMessageNotContaining("secret")
        .hasMessageContaining("SQLState 22001");
  }

  @Test
  void timeoutIsASensibleOne() {
    Jdbc.Builder builder = Jdbc.builder(new HikariDataSource());
    assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout is PT0S. Give at least 100 ms and at most one minute.");
    assertThatThrownBy(() -> builder.timeout(Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
