package io.github.jaxrssessions.guides.settings;

import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import java.time.InstantSource;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;

/** An application that has all its settings from outside, but for what is a function. */
final class Shop {
  private Shop() {}

  static SessionAuth<User> auth(InstantSource clock) {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .clock(clock)
        .build();
  }

  static ResourceConfig application(SessionAuth<User> auth, String keys) {
    // #region properties
    return new ResourceConfig(Me.class)
        .addProperties(
            Map.of(
                "sessions.keys", keys,
                "sessions.idle-timeout", "15m",
                "sessions.subject", "user_id"))
        .register(auth);
    // #endregion properties
  }
}
