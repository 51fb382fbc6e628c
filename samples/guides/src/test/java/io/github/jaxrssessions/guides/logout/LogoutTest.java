package io.github.jaxrssessions.guides.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.testing.LoggedIn;
import java.net.http.HttpResponse;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guide about logouts says. */
class LogoutTest {
  private final SessionAuth<User> auth =
      SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
          .keys(KeyRing.ephemeral())
          .subject(session -> session.text("user_id"))
          .cookie(SessionCookie.insecureForLocalhost())
          .build();
  private final Site site =
      Site.of(new ResourceConfig(Pages.class).register(auth).register(new Logout(auth)));
  private final Site.Visitor nobody = site.visitor();

  @AfterEach
  void close() {
    site.close();
  }

  private String login() {
    return LoggedIn.cookie(auth, Map.of("user_id", "1"));
  }

  private int page(String cookie) {
    return nobody.get("/", "Cookie", cookie).statusCode();
  }

  @Test
  void copyOfTheCookieIsRefusedAfterALogout() {
    String cookie = login();
    assertThat(page(cookie)).isEqualTo(200);
    HttpResponse<String> answer = nobody.post("/logout", "", "Cookie", cookie);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("session-insecure=; Max-Age=0");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page(cookie)).isEqualTo(401);
  }

  @Test
  void logoutWithoutASessionDoesNothing() {
    HttpResponse<String> answer = nobody.post("/logout", "");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void linkDoesNotLogOut() {
    String cookie = login();
    assertThat(nobody.get("/logout", "Cookie", cookie).statusCode()).isEqualTo(405);
    assertThat(page(cookie)).isEqualTo(200);
  }

  @Test
  void anotherSiteCannotLogOut() {
    String cookie = login();
    assertThat(
            nobody
                .post("/logout", "", "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(page(cookie)).isEqualTo(200);
  }

  @Test
  void formLogsOutAndLeadsToTheLogin() {
    String cookie = login();
    assertThat(nobody.get("/", "Cookie", cookie).body()).contains("action=\"/logout/page\"");
    HttpResponse<String> answer = nobody.post("/logout/page", "", "Cookie", cookie);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    assertThat(page(cookie)).isEqualTo(401);
  }

  @Test
  void everywhereEndsTheOtherBrowsersSessionToo() {
    String here = login();
    String there = login();
    String beas = LoggedIn.cookie(auth, Map.of("user_id", "2"));
    nobody.post("/logout/everywhere", "", "Cookie", here);
    assertThat(page(here)).isEqualTo(401);
    assertThat(page(there)).isEqualTo(401);
    assertThat(page(beas)).isEqualTo(200);
  }

  @Test
  void answersThatReadTheSessionAreKeptFromSharedCaches() {
    HttpResponse<String> read = nobody.get("/", "Cookie", login());
    assertThat(read.headers().firstValue("Cache-Control")).contains("private");
    assertThat(read.headers().firstValue("Vary")).contains("Cookie");
    HttpResponse<String> never = nobody.get("/account", "Cookie", login());
    assertThat(never.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    HttpResponse<String> open = nobody.get("/open", "Cookie", login());
    assertThat(open.headers().firstValue("Cache-Control")).isEmpty();
    HttpResponse<String> refused = nobody.get("/");
    assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
  }
}
