package io.github.jaxrssessions.guides.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.store.Jdbc;
import io.github.jaxrssessions.testing.LoggedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.glassfish.jersey.server.ResourceConfig;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What the guide about stores says of memory and databases; the cluster sample has Redis. */
class StoresTest {
  private static final KeyRing KEYS = KeyRing.ephemeral();

  private static void assertNoChangeIsLost(SessionAuth<User> auth) throws Exception {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "1"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Site site = Site.of(new ResourceConfig(Counter.class).register(auth))) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            threads.submit(() -> site.visitor().post("/count", "", "Cookie", cookie).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(204);
      }
      assertThat(site.visitor().get("/count", "Cookie", cookie).body()).isEqualTo("20");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void parallelChangesInMemoryAreAllKept() throws Exception {
    assertNoChangeIsLost(Stores.inMemory(KEYS));
  }

  @Test
  void parallelChangesInADatabaseAreAllKept() throws Exception {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:stores", "sa", "");
    try {
      assertNoChangeIsLost(Stores.inDatabase(KEYS, pool));
    } finally {
      pool.dispose();
    }
  }

  @Test
  void sealedCookieStaysGoodAndMovesIn() {
    SessionAuth<User> sealed =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(KEYS)
            .build();
    String before = LoggedIn.cookie(sealed, Map.of("user_id", "1", "n", 6));
    SessionAuth<User> stored = Stores.inMemory(KEYS);
    try (Site site = Site.of(new ResourceConfig(Counter.class).register(stored))) {
      String after =
          LoggedIn.cookie(
              site.visitor()
                  .post("/count", "", "Cookie", before)
                  .headers()
                  .allValues("Set-Cookie"));
      assertThat(site.visitor().get("/count", "Cookie", after).body()).isEqualTo("7");
      assertThat(stored.sessions().of("1")).hasSize(1);
    }
  }

  @Test
  void sweepIsScheduled() {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:sweep", "sa", "");
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    try {
      Stores.sweep(Jdbc.of(pool), scheduler);
      assertThat(scheduler.getQueue()).hasSize(1);
    } finally {
      scheduler.shutdownNow();
      pool.dispose();
    }
  }
}
