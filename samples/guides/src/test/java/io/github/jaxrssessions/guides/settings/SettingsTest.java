package io.github.jaxrssessions.guides.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page of settings shows of properties. */
class SettingsTest {
  @Test
  void propertiesOfTheApplicationCount() {
    MovableClock clock = MovableClock.at(Instant.parse("2026-05-01T12:00:00Z"));
    SessionAuth<User> auth = Shop.auth(clock);
    try (Site site = Site.of(Shop.application(auth, KeyRing.generate()))) {
      assertThat(site.visitor().get("/me").statusCode()).isEqualTo(401); // the application is up
      String cookie = LoggedIn.cookie(auth, Map.of("user_id", "1"));
      assertThat(site.visitor().get("/me", "Cookie", cookie).body()).isEqualTo("ali@example.com");
      clock.advance(Duration.ofMinutes(16));
      assertThat(site.visitor().get("/me", "Cookie", cookie).statusCode()).isEqualTo(401);
      auth.endAll("1"); // there is a subject
    }
  }
}
