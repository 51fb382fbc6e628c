package io.github.jaxrssessions.guides.staysignedin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guide about staying signed in says. */
class StaySignedInTest {
  private static final String ALI = "email=ali%40example.com&password=open+sesame";
  private static final int DAY = 86_400;

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-05-01T12:00:00Z"));
  private final SessionAuth<User> auth =
      SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
          .keys(KeyRing.ephemeral())
          .clock(clock)
          .cookie(SessionCookie.insecureForLocalhost())
          .build();
  private final Site site = Site.of(new ResourceConfig(Accounts.class).register(auth));
  private final Site.Visitor visitor = site.visitor();
  private String cookie = "";

  @AfterEach
  void close() {
    site.close();
  }

  /** The Set-Cookie line, which by the application's clock may be of the past: kept by hand. */
  private String login(String more) {
    HttpResponse<String> answer = visitor.form("/login", ALI + more);
    assertThat(answer.statusCode()).isEqualTo(204);
    return keep(answer).get(0);
  }

  private List<String> keep(HttpResponse<String> answer) {
    List<String> lines = answer.headers().allValues("Set-Cookie");
    cookie = lines.isEmpty() ? cookie : LoggedIn.cookie(lines);
    return lines;
  }

  private HttpResponse<String> user() {
    return site.visitor().get("/user", "Cookie", cookie);
  }

  @Test
  void withoutTheBoxTheCookieGoesWithTheBrowserAndTheSessionWhenIdle() {
    assertThat(login("")).doesNotContain("Max-Age");
    clock.advance(Duration.ofMinutes(31));
    assertThat(user().statusCode()).isEqualTo(401);
  }

  @Test
  void withTheBoxItHoldsFor30DaysUnused() {
    assertThat(login("&stay=true")).contains("; Max-Age=" + 30 * DAY);
    clock.advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(user().statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(user().statusCode()).isEqualTo(401);
  }

  @Test
  void useDoesNotMakeItLonger() {
    login("&stay=true");
    clock.advance(Duration.ofDays(10));
    assertThat(keep(user()).get(0)).contains("; Max-Age=" + 20 * DAY);
    assertThat(keep(user())).isEmpty(); // at most one a day
    HttpResponse<String> changed = site.visitor().post("/theme", "", "Cookie", cookie);
    assertThat(keep(changed).get(0)).contains("; Max-Age=" + 20 * DAY);
    clock.advance(Duration.ofDays(20));
    assertThat(user().statusCode()).isEqualTo(401);
  }

  @Test
  void paymentAsksForTheLoginAgain() {
    login("&stay=true");
    assertThat(site.visitor().post("/payment", "", "Cookie", cookie).statusCode()).isEqualTo(204);
    clock.advance(Duration.ofMinutes(11));
    assertThat(site.visitor().post("/payment", "", "Cookie", cookie).body())
        .contains("urn:jaxrs-sessions:recent-login");
    assertThat(user().statusCode()).isEqualTo(200);
  }

  @Test
  void formHasTheBox() {
    assertThat(visitor.get("/login").body()).contains("name=\"stay\" type=\"checkbox\"");
  }
}
