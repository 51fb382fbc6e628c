package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server whose processes stand still: connections are taken, and nothing is ever answered. */
class JdbcFrozenTest {
  private interface Signal {
    void send() throws Exception;
  }

  private static Duration time(Callable<?> call) throws Exception {
    long begun = System.nanoTime();
    assertThatThrownBy(call::call).isInstanceOf(SessionStoreException.class);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static void assertToldInTime(
      TestDatabase database, DataSource plain, Signal freeze, Signal thaw) throws Exception {
    database.here();
    try (HikariDataSource pool =
        TestDatabase.pool(
            database.url(),
            config -> {
              config.setConnectionTimeout(1000);
              config.setValidationTimeout(500);
            })) {
      SessionStore pooled = Jdbc.of(pool).sessions();
      SessionStore unpooled = Jdbc.of(plain).sessions();
      pooled.find("none");
      unpooled.find("none");
      try (Connection open = pool.getConnection()) { // one that is not asked whether it is alive
        SessionStore kept = Jdbc.of(new Kept(open)).sessions();
        kept.find("none");
        freeze.send();
        try {
          assertThat(time(() -> kept.find("none"))).isLessThan(Duration.ofSeconds(4));
          assertThat(time(() -> pooled.find("none"))).isLessThan(Duration.ofSeconds(4));
          assertThat(time(() -> unpooled.find("none"))).isLessThan(Duration.ofSeconds(4));
        } finally {
          thaw.send();
        }
      }
      assertThat(pooled.find("none")).isEmpty();
      assertThat(unpooled.find("none")).isEmpty();
    }
  }

  @Test
  void frozenPostgresIsToldInTime() throws Exception {
    PGSimpleDataSource plain = new PGSimpleDataSource();
    plain.setURL(TestDatabase.POSTGRESQL.url());
    PostgresServer server = TestDatabase.Postgres.SERVER;
    assertToldInTime(TestDatabase.POSTGRESQL, plain, server::freeze, server::thaw);
  }

  @Test
  void frozenMariaDbIsToldInTime() throws Exception {
    MariaDbDataSource plain = new MariaDbDataSource(TestDatabase.MARIADB.url());
    MariaDbServer server = TestDatabase.MariaDb.SERVER;
    assertToldInTime(TestDatabase.MARIADB, plain, server::freeze, server::thaw);
  }

  @Test
  void loginTimeoutThatIsNotSetIsASecond() throws SQLException {
    PGSimpleDataSource without = new PGSimpleDataSource();
    without.setLoginTimeout(0);
    Jdbc.of(without);
    assertThat(without.getLoginTimeout()).isEqualTo(1);
    PGSimpleDataSource with = new PGSimpleDataSource();
    with.setLoginTimeout(7);
    Jdbc.of(with);
    assertThat(with.getLoginTimeout()).isEqualTo(7);
  }
}
