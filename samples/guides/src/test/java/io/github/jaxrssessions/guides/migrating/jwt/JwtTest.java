package io.github.jaxrssessions.guides.migrating.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page "from a JWT in a cookie". */
class JwtTest {
  private static final String ALI =
      """
      {"email":"ali@example.com","password":"open sesame"}""";
  private final Tokens tokens = new Tokens("0123456789abcdef0123456789abcdef".getBytes());
  private final Site before = Site.of(new ResourceConfig().register(new Before(tokens)));
  private final Site after =
      Site.of(
          new ResourceConfig(After.class)
              .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true)
              .register(auth())
              .register(new JwtMoveIn(tokens)));

  private static SessionAuth<User> auth() {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .keys(KeyRing.ephemeral())
        .subject(session -> session.text("user_id"))
        .cookie(SessionCookie.insecureForLocalhost())
        .build();
  }

  @AfterEach
  void stop() {
    before.close();
    after.close();
  }

  private String jwt(Duration lifetime) {
    return "jwt=" + tokens.of("1", lifetime);
  }

  private static List<String> cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie");
  }

  private static String session(HttpResponse<String> answer) {
    return cookies(answer).stream()
        .filter(line -> line.startsWith("session-insecure="))
        .map(line -> line.split(";")[0])
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theApplicationBeforeWorks() {
    Site.Visitor ali = before.visitor();
    assertThat(ali.post("login", ALI).statusCode()).isEqualTo(200);
    assertThat(ali.get("user").body()).contains("ali@example.com");
    assertThat(ali.post("logout", "").statusCode()).isEqualTo(204);
    assertThat(ali.get("user").statusCode()).isEqualTo(401);
  }

  @Test
  void theApplicationAfterWorks() {
    Site.Visitor ali = after.visitor();
    assertThat(ali.post("login", ALI).statusCode()).isEqualTo(200);
    assertThat(ali.get("user").body()).contains("ali@example.com");
    assertThat(ali.post("logout", "").statusCode()).isEqualTo(204);
    assertThat(ali.get("user").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenIsTakenForASession() {
    HttpResponse<String> moved =
        after.visitor().get("user?a=b", "Cookie", jwt(Duration.ofHours(1)));
    assertThat(moved.statusCode()).isEqualTo(307);
    assertThat(moved.headers().firstValue("Location")).hasValue("/user?a=b");
    assertThat(cookies(moved)).hasSize(2).contains("jwt=; Path=/; Max-Age=0");
    assertThat(moved.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(after.visitor().get("user", "Cookie", session(moved)).body())
        .contains("ali@example.com");
  }

  @Test
  void aBrowserWithBothCookiesLosesTheOldOne() {
    String old = jwt(Duration.ofHours(1));
    String ours = session(after.visitor().get("user", "Cookie", old));
    HttpResponse<String> answer = after.visitor().get("user", "Cookie", ours + "; " + old);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(cookies(answer)).containsExactly("jwt=; Path=/; Max-Age=0");
  }

  @Test
  void aTokenThatDoesNotHoldLogsInNobody() {
    String stranger = new Tokens(new byte[32]).of("1", Duration.ofHours(1));
    for (String old : List.of(jwt(Duration.ofSeconds(-1)), "jwt=" + stranger, "jwt=x")) {
      HttpResponse<String> answer = after.visitor().get("user", "Cookie", old);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(cookies(answer)).containsExactly("jwt=; Path=/; Max-Age=0");
    }
  }

  @Test
  void aRequestFromAnotherOriginMovesNothingIn() {
    HttpResponse<String> answer =
        after
            .visitor()
            .post("logout", "", "Cookie", jwt(Duration.ofHours(1)), "Sec-Fetch-Site", "cross-site");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(cookies(answer)).isEmpty();
  }
}
