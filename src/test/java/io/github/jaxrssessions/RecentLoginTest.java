package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login that is at most so old, over HTTP: issue 4, point 4. */
class RecentLoginTest {
  private static final MovableClock CLOCK = MovableClock.at(CarrierKit.START);
  private static final SessionAuth<Accounts.User> AUTH =
      Accounts.auth().clock(CLOCK).publicPaths("/vault/public").build();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.startAt(
            "/", new ResourceConfig(Vaults.CLASSES).register(Accounts.class).register(AUTH));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Browser loggedIn(String name) {
    Browser browser = server.browser();
    login(browser, name);
    return browser;
  }

  private static void login(Browser browser, String name) {
    assertThat(browser.post("/login/" + name, "").status()).isEqualTo(200);
  }

  private static void minutes(long minutes) {
    CLOCK.advance(Duration.ofMinutes(minutes));
  }

  private static void assertTooOld(Reply reply) {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate"))
        .startsWith("Session error=\"insufficient_user_authentication\", max_age=");
    assertThat(reply.setCookies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vault/five",
        "/vault/open",
        "/vault/public",
        "/vault/role",
        "/vault/interface",
        "/strong",
        "/strong/room",
        "/strong/room/open",
        "/strong/room/longer",
        "/hall/room/five",
        "/hall/safe"
      })
  void freshLoginPassesAndAnOldOneIsAskedForAgain(String path) {
    Browser ann = loggedIn("ann");
    minutes(5);
    assertThat(ann.get(path).body()).isEqualTo("in");
    assertThat(ann.send("HEAD", path, "").status()).isEqualTo(200);
    CLOCK.advance(Duration.ofMillis(1));
    assertTooOld(ann.get(path));
    assertTooOld(ann.send("HEAD", path, ""));
    assertThat(ann.get("/me").body()).isEqualTo("ann");
    login(ann, "ann");
    assertThat(ann.get(path).body()).isEqualTo("in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/vault/five", "/vault/open", "/vault/public", "/strong", "/hall/safe"})
  void whoIsNotLoggedInGetsTheUsual401(String path) {
    Reply reply = server.browser().get(path);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Session");
    assertThat(reply.body()).contains("\"about:blank\"");
  }

  @Test
  void refusalTellsWhatIsAskedFor() {
    Browser ann = loggedIn("ann");
    minutes(6);
    Reply reply = ann.get("/vault/five");
    assertThat(reply.header("WWW-Authenticate"))
        .isEqualTo("Session error=\"insufficient_user_authentication\", max_age=\"300\"");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body())
        .isEqualTo(
            "{\"type\":\"urn:jaxrs-sessions:recent-login\",\"title\":\"Recent Login Required\","
                + "\"status\":401,\"detail\":\"Log in again to do this.\",\"max_age\":300}");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Vary")).isEqualTo("Cookie");
  }

  @Test
  void refusalDoesNotRenewTheSession() {
    Browser ann = loggedIn("ann");
    minutes(8); // over a quarter of the idle time
    assertTooOld(ann.get("/vault/five"));
    assertThat(ann.get("/me").setCookies()).hasSize(1);
  }

  @Test
  void updateAndRenewalMakeNoLoginYounger() {
    Browser ann = loggedIn("ann");
    minutes(4);
    assertThat(ann.post("/note", "x").setCookies()).hasSize(1);
    minutes(2);
    assertTooOld(ann.get("/vault/five"));
    minutes(6);
    assertThat(ann.get("/me").setCookies()).hasSize(1);
    assertTooOld(ann.get("/vault/ten"));
  }

  @Test
  void staySignedInIsTooOldTheNextDay() {
    Browser ann = server.browser();
    ann.post("/remember/ann/30", "");
    assertThat(ann.get("/vault/five").body()).isEqualTo("in");
    minutes(24 * 60);
    assertTooOld(ann.get("/vault/five"));
    assertThat(ann.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void loginRightAfterEndingAllIsRecent() {
    Browser carl = loggedIn("carl");
    AUTH.endAll("carl");
    assertThat(carl.get("/vault/five").header("WWW-Authenticate")).isEqualTo("Session");
    login(carl, "carl");
    assertThat(carl.get("/vault/five").body()).isEqualTo("in");
  }

  @Test // nobody is to log in again for a 403
  void missingRoleIsA403HoweverOldTheLogin() {
    Browser bob = loggedIn("bob");
    assertThat(bob.get("/vault/role").status()).isEqualTo(403);
    minutes(6);
    assertThat(bob.get("/vault/role").status()).isEqualTo(403);
    assertTooOld(bob.get("/vault/five"));
  }

  @Test
  void optionsIsAskedOnlyByTheMethodThatHandlesIt() {
    Browser ann = loggedIn("ann");
    minutes(6);
    for (String path : List.of("/vault/five", "/strong", "/strong/asked", "/strong/room")) {
      assertThat(ann.send("OPTIONS", path, "").status()).as(path).isEqualTo(200);
    }
    assertTooOld(ann.send("OPTIONS", "/vault/asked", ""));
  }

  @Test
  void onALocatorItIsA403AndAnErrorInTheLog() {
    try (LogLines log = new LogLines()) {
      Browser ann = loggedIn("ann");
      assertThat(ann.get("/vault/misplaced").status()).isEqualTo(403);
      assertThat(server.browser().get("/vault/misplaced/open").status()).isEqualTo(403);
      assertThat(log.at(Level.SEVERE))
          .anySatisfy(line -> assertThat(line).contains("Vault.misplaced()", "refused"));
    }
  }

  @Test
  void ruleIsTold() throws Exception {
    Duration five = Duration.ofMinutes(5);
    assertThat(AUTH.access(Vaults.Vault.class, Vaults.Vault.class.getMethod("ten"), "/vault/ten"))
        .isEqualTo(Access.LOGIN.within(Duration.ofMinutes(10)));
    for (String name : List.of("get", "open", "longer")) {
      assertThat(
              AUTH.access(
                  HttpMethod.GET,
                  Vaults.Room.class,
                  Vaults.Room.class.getMethod(name),
                  "/strong/room",
                  List.of(Vaults.Strong.class)))
          .isEqualTo(Access.LOGIN.within(five));
    }
  }

  @Test // when its user logged in is not told, and Litestar renews its cookie with each answer
  void sessionThatLitestarBeganIsNeverRecent() {
    LitestarVector theirs = LitestarVector.starting("aes128");
    SessionAuth<Accounts.User> auth =
        Accounts.auth()
            .clock(MovableClock.at(theirs.sealedAt()))
            .litestar(theirs.settings())
            .build();
    try (TestServer both = TestServer.start(Accounts.class, Vaults.Vault.class, auth)) {
      Browser moved = both.browser();
      moved.jar().putAll(theirs.cookies());
      assertTooOld(moved.get("/vault/five"));
      assertThat(moved.get("/me").setCookies()).hasSize(2);
      assertThat(moved.jar()).containsOnlyKeys("__Host-session");
      assertTooOld(moved.get("/vault/five"));
      login(moved, "ann");
      assertThat(moved.get("/vault/five").body()).isEqualTo("in");
    }
  }

  @Test
  void ageThatMakesNoSenseFailsTheDeployment() {
    assertThatThrownBy(() -> TestServer.start(Vaults.Wrong.class, Accounts.auth().build()).close())
        .hasStackTraceContaining(
            "@RecentLogin on public java.lang.String "
                + Vaults.Wrong.class.getName()
                + ".get() is PT0S. Give from 1 second to 400 days.");
  }

  @ParameterizedTest
  @CsvSource({"''", "ann"})
  void behindALocatorItFailsTheRequest(String name) {
    Browser browser = name.isEmpty() ? server.browser() : loggedIn(name);
    Reply reply = browser.get("/hall/wrong");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).isNotEqualTo("in");
  }
}
