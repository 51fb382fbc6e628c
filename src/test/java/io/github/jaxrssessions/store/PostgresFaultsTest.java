package io.github.jaxrssessions.store;

import static io.github.jaxrssessions.store.Load.Tally.ANSWERED;
import static io.github.jaxrssessions.store.Load.Tally.SENT;
import static io.github.jaxrssessions.store.Load.Tally.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.OverLimit;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes down under load, once in order and once in a crash, and nothing is lost. */
class PostgresFaultsTest {
  private static final int VISITORS = 8;
  private static final Map<String, Map<String, Long>> COUNTS = new TreeMap<>();

  private static PostgresServer server;
  private static HikariDataSource pool;
  private static Jdbc jdbc;

  /** With the settings of a real server, and the pool as the documentation has it. */
  @BeforeAll
  static void start() {
    server = new PostgresServer(Map.of("fsync", "on", "synchronous_commit", "on"));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url("faults"));
    config.setMaximumPoolSize(VISITORS);
    config.setConnectionTimeout(1000);
    config.setValidationTimeout(500);
    pool = new HikariDataSource(config);
    jdbc = Jdbc.of(pool);
    jdbc.createTables();
  }

  @AfterAll
  static void stop() throws Exception {
    pool.close();
    server.stop();
    Path folder = Path.of(System.getProperty("contract.results")).resolveSibling("faults");
    Files.createDirectories(folder);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("postgresql.json").toFile(), COUNTS);
  }

  @Test
  void noCommittedSessionIsLostByTheStore() throws Exception {
    Load load = new Load(VISITORS, n -> new StoreVisitor(jdbc.sessions(), n));
    assertThat(throughFaults("store", load)).containsOnlyKeys(SENT, ANSWERED, UNAVAILABLE);
  }

  @Test
  void noLoginIsLostByTheApplication() throws Exception {
    SessionAuth<String> auth =
        SessionAuth.builder(String.class, session -> Optional.of(session.text("user_id")))
            .keys(KeyRing.ephemeral())
            .subject(session -> session.text("user_id"))
            .cookie(SessionCookie.insecureForLocalhost())
            .store(jdbc.sessions())
            .maxSessions(1_000_000, OverLimit.END_OLDEST)
            .build();
    HttpServer http =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"),
            new ResourceConfig(HttpVisitor.Counting.class).register(auth));
    try {
      URI site = URI.create("http://127.0.0.1:" + http.getListener("grizzly").getPort() + "/");
      Load load = new Load(VISITORS, n -> new HttpVisitor(site, n));
      // No 401, no 503 without Retry-After, no cookie cleared.
      assertThat(throughFaults("http", load)).containsOnlyKeys(SENT, ANSWERED, UNAVAILABLE);
    } finally {
      http.shutdownNow();
    }
  }

  /** That visitors are answered again after each fault is that it recovers by itself. */
  private static Map<String, Long> throughFaults(String name, Load load) throws Exception {
    Load.Tally tally = load.tally();
    tally.await(ANSWERED, 300);
    server.stop();
    tally.await(UNAVAILABLE, 2 * VISITORS);
    server.startAgain();
    tally.await(ANSWERED, 300);
    server.crash();
    tally.await(UNAVAILABLE, 2 * VISITORS);
    server.startAgain();
    tally.await(ANSWERED, 300);
    long lost = load.lost();
    Map<String, Long> counts = tally.counts();
    Map<String, Long> all = new TreeMap<>(counts);
    all.put("sessions promised", (long) load.promised());
    all.put("sessions lost", lost);
    all.put("cleared", tally.count("cleared"));
    all.put("status 401", tally.count("status 401"));
    COUNTS.put(name, all);
    assertThat(lost).as("%s", all).isZero();
    assertThat(counts.get(SENT)).isEqualTo(counts.get(ANSWERED) + counts.get(UNAVAILABLE));
    return counts;
  }
}
