package io.github.jaxrssessions.guides.endingsessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.endingsessions.People.Person;
import io.github.jaxrssessions.store.Jdbc;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What the guide about ending sessions says. */
class EndingSessionsTest {
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-05-01T12:00:00Z"));
  private final People people = new People();
  private final KeyRing keys = KeyRing.ephemeral();

  private Site site(SessionAuth<Person> auth) {
    return Site.of(
        new ResourceConfig().register(auth).register(new Passwords(people, auth, clock)));
  }

  private static int user(Site site, String cookie) {
    return site.visitor().get("/user", "Cookie", cookie).statusCode();
  }

  private static HttpResponse<String> form(Site site, String path, String form, String cookie) {
    return site.visitor()
        .post(path, form, "Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded");
  }

  @Test
  void newPasswordEndsAllButTheBrowserThatSetIt() {
    SessionAuth<Person> auth = Passwords.byCall(people, keys, clock);
    try (Site site = site(auth)) {
      String here = LoggedIn.cookie(auth, Map.of("user_id", "1"));
      String there = LoggedIn.cookie(auth, Map.of("user_id", "1"));
      HttpResponse<String> answer = form(site, "/password", "new=secret", here);
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(user(site, LoggedIn.cookie(answer.headers().allValues("Set-Cookie"))))
          .isEqualTo(200);
      assertThat(user(site, here)).isEqualTo(401);
      assertThat(user(site, there)).isEqualTo(401);
    }
  }

  @Test
  void instantKeptWithTheUserEndsWhatBeganBeforeIt() {
    SessionAuth<Person> auth = Passwords.byTime(people, keys, clock);
    try (Site site = site(auth)) {
      String before = LoggedIn.cookie(auth, Map.of("user_id", "1"));
      clock.advance(Duration.ofMinutes(1));
      form(site, "/password/by-time", "new=secret", before);
      assertThat(user(site, before)).isEqualTo(401);
      String after =
          LoggedIn.cookie(
              form(site, "/login", "password=secret", before).headers().allValues("Set-Cookie"));
      assertThat(user(site, after)).isEqualTo(200);
    }
  }

  @Test
  void secondNodeHearsOfAnEndingAfterTheAgeItMayHave() {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:ending", "sa", "");
    Jdbc jdbc = Jdbc.of(pool);
    jdbc.createTables();
    SessionAuth<Person> one = shared(jdbc);
    SessionAuth<Person> two = shared(jdbc);
    try (Site here = site(one);
        Site there = site(two)) {
      String cookie = LoggedIn.cookie(one, Map.of("user_id", "1"));
      assertThat(user(there, cookie)).isEqualTo(200); // and the node remembers for 5 seconds
      one.endAll("1");
      assertThat(user(here, cookie)).isEqualTo(401);
      assertThat(user(there, cookie)).isEqualTo(200);
      clock.advance(Duration.ofSeconds(5));
      assertThat(user(there, cookie)).isEqualTo(401);
    } finally {
      pool.dispose();
    }
  }

  private SessionAuth<Person> shared(Jdbc jdbc) {
    return SessionAuth.builder(Person.class, session -> people.byId(session.text("user_id")))
        .keys(keys)
        .clock(clock)
        .subject(session -> session.text("user_id"))
        // #region revocations
        .revocations(jdbc.revocations())
        // #endregion revocations
        .build();
  }
}
