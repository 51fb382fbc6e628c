package io.github.jaxrssessions.guides.migrating.litestar;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.LitestarCookies;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import java.time.Duration;
import java.time.Instant;

/** An application that takes the place of one on Litestar. */
public final class Moved {
  private Moved() {}

  /** The settings until the date. */
  static SessionAuthBuilder<User> settings(KeyRing keys, byte[] secret, Instant until) {
    // #region settings
    SessionAuthBuilder<User> settings =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys) // a new key, not Litestar's secret
            .subject(session -> session.text("user_id"))
            .litestar(LitestarCookies.until(until, secret));
    // #endregion settings
    return settings;
  }

  /** Cookies that were made with other settings than Litestar's own. */
  static LitestarCookies named(byte[] newest, byte[] older, Instant until) {
    // #region named
    LitestarCookies cookies =
        LitestarCookies.until(until, newest, older)
            .withName("shop") // key="shop"
            .withPath("/api") // path="/api"
            .withDomain("example.com") // domain="example.com"
            .withMaxAge(Duration.ofDays(30)); // max_age=2592000
    // #endregion named
    return cookies;
  }
}
