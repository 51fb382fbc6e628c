package io.github.jaxrssessions.guides.stores;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.store.Jdbc;
import io.github.jaxrssessions.store.MemorySessionStore;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Sessions on the server. */
final class Stores {
  private Stores() {}

  static SessionAuth<User> inMemory(KeyRing keys) {
    // #region memory
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .subject(session -> session.text("user_id"))
            .store(new MemorySessionStore(100_000)) // gone with a restart
            .build();
    // #endregion memory
    return auth;
  }

  static SessionAuth<User> inDatabase(KeyRing keys, DataSource dataSource) {
    // #region database
    Jdbc jdbc = Jdbc.of(dataSource);
    jdbc.createTables(); // or run the schema file of your database
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .subject(session -> session.text("user_id"))
            .store(jdbc.sessions())
            .revocations(jdbc.revocations())
            .build();
    // #endregion database
    return auth;
  }

  static void sweep(Jdbc jdbc, ScheduledExecutorService scheduler) {
    // #region sweep
    scheduler.scheduleWithFixedDelay(jdbc::deleteExpired, 5, 5, TimeUnit.MINUTES);
    // #endregion sweep
  }
}
