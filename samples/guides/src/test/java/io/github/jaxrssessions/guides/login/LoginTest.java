package io.github.jaxrssessions.guides.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** What the guide about logins says. */
class LoginTest {
  private static final String RIGHT =
      "{\"email\":\"ali@example.com\",\"password\":\"open sesame\"}";

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-05-01T12:00:00Z"));
  private final SessionAuth<User> auth =
      SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
          .keys(KeyRing.ephemeral())
          .clock(clock)
          .cookie(SessionCookie.insecureForLocalhost())
          .build();

  private Site json() {
    return Site.of(new ResourceConfig(Accounts.class).register(auth));
  }

  // --- JSON ---

  @Test
  void loginOpensWhatNeedsOne() {
    try (Site site = json()) {
      Site.Visitor ali = site.visitor();
      assertThat(ali.get("/user").statusCode()).isEqualTo(401);
      HttpResponse<String> answer = ali.post("/login", RIGHT);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(ali.get("/user").body()).contains("ali@example.com");
    }
  }

  @Test
  void wrongPasswordAndUnknownNameAnswerAlike() {
    try (Site site = json()) {
      HttpResponse<String> password =
          site.visitor().post("/login", "{\"email\":\"ali@example.com\",\"password\":\"x\"}");
      HttpResponse<String> name =
          site.visitor().post("/login", "{\"email\":\"eve@example.com\",\"password\":\"x\"}");
      assertThat(password.statusCode()).isEqualTo(401);
      assertThat(password.headers().firstValue("WWW-Authenticate")).contains("Session");
      assertThat(name.statusCode()).isEqualTo(401);
      assertThat(name.body()).isEqualTo(password.body());
      assertThat(site.visitor().post("/login", "{}").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void secondLoginEndsTheFirstSessionOfTheBrowser() {
    try (Site site = json()) {
      Site.Visitor ali = site.visitor();
      String first = LoggedIn.cookie(ali.post("/login", RIGHT).headers().allValues("Set-Cookie"));
      ali.post("/login", RIGHT);
      assertThat(ali.get("/user").statusCode()).isEqualTo(200);
      assertThat(site.visitor().get("/user", "Cookie", first).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void wrongPasswordLeavesWhoIsLoggedInAsHeIs() {
    try (Site site = json()) {
      Site.Visitor ali = site.visitor();
      ali.post("/login", RIGHT);
      ali.post("/login", "{\"email\":\"bea@example.com\",\"password\":\"x\"}");
      assertThat(ali.get("/user").body()).contains("ali@example.com");
    }
  }

  // --- asked again ---

  @Test
  void olderLoginIsAskedAgainForThePassword() {
    try (Site site = json()) {
      Site.Visitor ali = site.visitor();
      ali.post("/login", RIGHT);
      assertThat(ali.send("PUT", "/email", "").statusCode()).isEqualTo(204);

      clock.advance(Duration.ofMinutes(6));
      HttpResponse<String> refused = ali.send("PUT", "/email", "");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains(RecentLogin.PROBLEM_TYPE, "\"max_age\":300");
      assertThat(ali.get("/user").statusCode()).isEqualTo(200);

      assertThat(ali.post("/login/again", "{\"password\":\"x\"}").statusCode()).isEqualTo(403);
      assertThat(ali.send("PUT", "/email", "").statusCode()).isEqualTo(401);
      assertThat(ali.post("/login/again", "{\"password\":\"open sesame\"}").statusCode())
          .isEqualTo(204);
      assertThat(ali.send("PUT", "/email", "").statusCode()).isEqualTo(204);
    }
  }

  // --- a record ---

  @Test
  void dataIsARecord() {
    ResourceConfig application =
        new ResourceConfig(Typed.class).register(Typed.auth(KeyRing.ephemeral()));
    try (Site site = Site.of(application)) {
      Site.Visitor ali = site.visitor();
      ali.post("/typed", "");
      ali.post("/typed/visit", "");
      ali.post("/typed/visit", "");
      assertThat(ali.get("/typed").body()).isEqualTo("Firefox 2");
    }
  }

  // --- a form ---

  /** A page that needs a login. */
  @Path("home")
  public static final class Home {
    @GET
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public String page(@Context User user) {
      return '"' + user.email() + '"';
    }
  }

  @Test
  void formLogsInAndLeadsOn() {
    ResourceConfig application =
        new ResourceConfig(FormLogin.class, Home.class, ToTheLogin.class).register(auth);
    try (Site site = Site.of(application)) {
      Site.Visitor ali = site.visitor();
      HttpResponse<String> page = ali.get("/home", "Accept", "text/html");
      assertThat(page.statusCode()).isEqualTo(303);
      assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
      assertThat(page.body()).isEmpty();
      assertThat(ali.get("/home", "Accept", "application/json").statusCode()).isEqualTo(401);
      assertThat(ali.get("/login").body()).contains("<form method=\"post\"");

      HttpResponse<String> wrong = ali.form("/login", "email=ali%40example.com&password=x");
      assertThat(wrong.statusCode()).isEqualTo(303);
      assertThat(wrong.headers().firstValue("Location").orElseThrow())
          .endsWith("/login?wrong=true");
      assertThat(ali.get("/login?wrong=true").body()).contains("is wrong");

      HttpResponse<String> right =
          ali.form("/login", "email=ali%40example.com&password=open+sesame");
      assertThat(right.statusCode()).isEqualTo(303);
      assertThat(right.headers().allValues("Set-Cookie")).hasSize(1);
      assertThat(ali.get("/home", "Accept", "application/json").statusCode()).isEqualTo(200);
    }
  }

  // --- elsewhere ---

  /** Confirms the code "good", where the verifier is the one that the challenge was made of. */
  private static final class Elsewhere implements Identities {
    private String state = "";
    private String challenge = "";

    @Override
    public URI authorize(String state, String challenge) {
      this.state = state;
      this.challenge = challenge;
      return URI.create("https://login.example/authorize?state=" + state);
    }

    @Override
    public Optional<User> confirmed(String code, String verifier) {
      return code.equals("good") && OidcLogin.sha256(verifier).equals(challenge)
          ? Users.byId("2")
          : Optional.empty();
    }
  }

  @Test
  void callbackLogsInWhoBeganTheLogin() {
    Elsewhere elsewhere = new Elsewhere();
    ResourceConfig application =
        new ResourceConfig(Accounts.class).register(auth).register(new OidcLogin(elsewhere));
    try (Site site = Site.of(application)) {
      Site.Visitor bea = site.visitor();
      assertThat(bea.get("/oidc").statusCode()).isEqualTo(303);
      assertThat(bea.get("/user").statusCode()).isEqualTo(401); // a state is no login
      String callback = "/oidc/callback?code=good&state=" + elsewhere.state;
      assertThat(site.visitor().get(callback).statusCode()).isEqualTo(403); // another browser
      assertThat(bea.get("/oidc/callback?code=good&state=x").statusCode()).isEqualTo(403);
      assertThat(bea.get(callback).statusCode()).isEqualTo(303);
      assertThat(bea.get("/user").body()).contains("bea@example.com");
      assertThat(bea.get(callback).statusCode()).isEqualTo(403); // used up
    }
  }

  @Test
  void formPostComesFromAnotherOrigin() {
    Elsewhere elsewhere = new Elsewhere();
    ResourceConfig application =
        new ResourceConfig(Accounts.class)
            .register(FormPost.auth(KeyRing.ephemeral()))
            .register(new FormPost(elsewhere));
    String[] foreign = {
      "Sec-Fetch-Site", "cross-site",
      "Origin", "https://login.example",
      "Content-Type", "application/x-www-form-urlencoded"
    };
    try (Site site = Site.of(application)) {
      Site.Visitor bea = site.visitor(); // over http its jar takes no Secure cookie
      String cookie =
          bea.get("/form-post").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
      String[] withCookie =
          Stream.concat(Arrays.stream(foreign), Stream.of("Cookie", cookie)).toArray(String[]::new);
      String form = "code=good&state=" + elsewhere.state;
      assertThat(bea.post("/form-post/callback", form, foreign).statusCode()).isEqualTo(403);
      String[] guessed = withCookie.clone(); // by who saw the state on its way
      guessed[guessed.length - 1] = cookie.split("=")[0] + "=" + elsewhere.state;
      assertThat(bea.post("/form-post/callback", form, guessed).statusCode()).isEqualTo(403);
      HttpResponse<String> answer = bea.post("/form-post/callback", form, withCookie);
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-session=");
      assertThat(bea.post("/login", RIGHT, "Sec-Fetch-Site", "cross-site").body())
          .contains("another origin");
    }
  }

  // --- outside JAX-RS ---

  @Test
  void sessionIssuedOutsideHoldsInside() throws Exception {
    HttpServer outside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    outside.createContext(
        "/link",
        new MagicLink(auth, code -> "one".equals(code) ? Users.byId("1") : Optional.empty()));
    outside.start();
    try (Site site = json()) {
      HttpClient client = HttpClient.newHttpClient();
      URI link = URI.create("http://127.0.0.1:" + outside.getAddress().getPort() + "/link?one");
      HttpResponse<Void> answer =
          client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding());
      String cookie = LoggedIn.cookie(answer.headers().allValues("Set-Cookie"));
      assertThat(answer.headers().firstValue("Location")).contains("/");
      assertThat(site.visitor().get("/user", "Cookie", cookie).body()).contains("ali@example.com");
    } finally {
      outside.stop(0);
    }
  }
}
