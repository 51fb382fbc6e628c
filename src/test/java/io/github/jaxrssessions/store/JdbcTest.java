package io.github.jaxrssessions.store;

import static io.github.jaxrssessions.store.Rows.NOW;
import static io.github.jaxrssessions.store.Rows.atMost;
import static io.github.jaxrssessions.store.Rows.name;
import static io.github.jaxrssessions.store.Rows.row;
import static io.github.jaxrssessions.store.Rows.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the contracts do not say: tables, expiry and messages, on each database. */
class JdbcTest {
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
                        try (HikariDataSource pool = TestDatabase.pool(url)) {
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
    try (HikariDataSource pool = TestDatabase.pool(url)) {
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
    try (HikariDataSource pool = TestDatabase.pool(url)) {
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
    try (HikariDataSource pool = TestDatabase.pool(database.url());
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
