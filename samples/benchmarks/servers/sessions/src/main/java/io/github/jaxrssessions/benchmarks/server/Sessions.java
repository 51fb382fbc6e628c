package io.github.jaxrssessions.benchmarks.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.store.Jdbc;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.store.Redis;

/** The library as its first page says, and with a store where one is asked for. */
public final class Sessions {
  private static final int SESSIONS = 100_000;
  private static final int CONNECTIONS = 8;

  private Sessions() {}

  /** To be registered. */
  public static SessionAuth<User> auth(Variant variant) {
    SessionAuthBuilder<User> builder =
        SessionAuth.builder(User.class, session -> Users.byId(session.text(Users.ID)))
            .keys(KeyRing.ephemeral())
            .subject(session -> session.text(Users.ID))
            .cookie(SessionCookie.insecureForLocalhost());
    switch (variant) {
      case MEMORY -> builder.store(new MemorySessionStore(SESSIONS));
      case REDIS -> builder.store(Redis.connect(System.getProperty("redis")).sessions());
      case POSTGRESQL -> builder.store(postgresql());
      default -> {}
    }
    return builder.build();
  }

  private static SessionStore postgresql() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(System.getProperty("postgresql"));
    config.setMaximumPoolSize(CONNECTIONS);
    Jdbc jdbc = Jdbc.of(new HikariDataSource(config));
    jdbc.createTables();
    return jdbc.sessions();
  }
}
