package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Point 13, over HTTP: browsers that come with a cookie of Litestar's. */
class LitestarMoveTest {
  private static final String OURS = "__Host-session";
  private static final LitestarVector PLAIN = LitestarVector.starting("aes128");
  private static final LitestarVector LARGE = LitestarVector.starting("aes256, two");
  private static final String EXPIRES =
      "session=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax";

  private final MovableClock clock = MovableClock.at(PLAIN.sealedAt());
  private final List<SessionEvent> heard = new CopyOnWriteArrayList<>();
  private SessionAuth<Accounts.User> auth;
  private TestServer server;

  private Browser start(LitestarVector vector, UnaryOperator<LitestarCookies> settings) {
    auth =
        Accounts.auth(CarrierKit.KEYS)
            .clock(clock)
            .litestar(settings.apply(vector.settings()))
            .listeners(heard::add)
            .build();
    server = TestServer.start(Accounts.class, auth);
    return with(vector);
  }

  private Browser start(LitestarVector vector) {
    return start(vector, settings -> settings);
  }

  private Browser with(LitestarVector vector) {
    Browser browser = server.browser();
    browser.jar().putAll(vector.cookies());
    return browser;
  }

  private Browser with(String value) {
    Browser browser = server.browser();
    browser.jar().put("session", value);
    return browser;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void firstAnswerCarriesOursAndExpiresTheirs() {
    Browser browser = start(PLAIN);
    assertThat(browser.get("/open").setCookies()).isEmpty(); // nobody asked who it is
    Reply first = browser.get("/me");
    assertThat(first.body()).isEqualTo("abcd123");
    assertThat(first.setCookies()).hasSize(2).contains(EXPIRES);
    assertThat(browser.jar()).containsOnlyKeys(OURS);
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(heard).hasOnlyElementsOfType(SessionEvent.Renewed.class).hasSize(1);
    Reply second = browser.get("/me");
    assertThat(second.body()).isEqualTo("abcd123");
    assertThat(second.setCookies()).isEmpty();
  }

  @Test
  void theirsAreExpiredWithTheirPathAndDomain() {
    Browser browser = start(PLAIN, s -> s.withPath("/app").withDomain("example.com"));
    assertThat(browser.get("/me").setCookies())
        .contains(
            "session=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/app;"
                + " Domain=example.com; HttpOnly; SameSite=Lax");
  }

  @Test // P14
  void ofParallelRequestsOneConverts() {
    Browser browser = start(PLAIN);
    assertThat(browser.ask("GET", "/me", "").setCookies()).hasSize(2);
    clock.advance(Duration.ofMinutes(1));
    Reply late = browser.ask("GET", "/me", "");
    assertThat(late.body()).isEqualTo("abcd123");
    assertThat(late.setCookies()).isEmpty();
    clock.advance(Duration.ofMinutes(8)); // that answer never arrived
    assertThat(browser.get("/me").setCookies()).hasSize(2);
  }

  @Test
  void loginUpdateAndLogoutExpireTheirsToo() {
    Browser browser = start(PLAIN);
    assertThat(browser.ask("POST", "/note", "x").setCookies()).hasSize(2).contains(EXPIRES);
    assertThat(browser.ask("POST", "/login/ann", "").setCookies()).hasSize(2).contains(EXPIRES);
    assertThat(browser.get("/me").status()).isEqualTo(401); // that login ended it
    assertThat(browser.post("/logout", "").setCookies())
        .containsExactlyInAnyOrder(EXPIRES, auth.cookie().expiry(OURS));
  }

  /** Asks now and then, while other sessions end, so that what may be forgotten is. */
  private void assertRefusedTo(Instant end, Browser... thieves) {
    Duration step = Duration.between(clock.instant(), end).dividedBy(40);
    while (clock.instant().isBefore(end.plusSeconds(120))) {
      Browser other = server.browser();
      other.post("/login/other", "");
      other.post("/logout", "");
      for (Browser thief : thieves) {
        assertThat(thief.ask("GET", "/me", "").status()).as("%s", clock.instant()).isEqualTo(401);
      }
      clock.advance(step);
    }
  }

  @Test // P8
  void logoutEndsACopiedCookieUntilItsExpiry() {
    Browser browser = start(PLAIN);
    Browser thief = browser.copy();
    browser.post("/logout", "");
    assertThat(browser.jar()).isEmpty();
    assertRefusedTo(PLAIN.expiresAt(), thief);
  }

  @Test // P8
  void logoutAfterTheMoveEndsACopiedCookieUntilItsExpiry() {
    Browser browser = start(PLAIN);
    Browser thief = browser.copy();
    browser.get("/me");
    clock.advance(Duration.ofMinutes(20));
    browser.get("/me"); // renewed once more
    Browser converted = browser.copy();
    browser.post("/logout", "");
    assertRefusedTo(PLAIN.expiresAt(), thief, converted);
  }

  @Test // P8: a lifetime like that of our own sessions must not make its end be forgotten earlier
  void logoutHoldsWhereJustOurLifetimeIsLeft() {
    start(PLAIN);
    Instant end = clock.instant().plus(Duration.ofHours(12));
    String value = LitestarVector.seal(PLAIN.secret(), "{\"user_id\":\"ann\"}", end);
    Browser browser = with(value);
    assertThat(browser.get("/me").body()).isEqualTo("ann");
    browser.post("/logout", "");
    assertRefusedTo(end, with(value));
  }

  @Test // P8: base64 without its padding, and with other spare bits
  void logoutEndsEverySpellingOfACookie() {
    Browser browser = start(PLAIN);
    browser.post("/logout", "");
    String value = PLAIN.cookies().get("session");
    assertThat(value).endsWith("H0=");
    String bare = value.substring(0, value.length() - 1);
    String spare = value.substring(0, value.length() - 2) + "1=";
    for (String other : List.of(value, '"' + value + '"', bare, spare)) {
      assertThat(with(other).get("/me").status()).as(other).isEqualTo(401);
    }
  }

  @Test
  void movedSessionHoldsNoLongerThanTheirs() {
    start(PLAIN);
    Instant end = clock.instant().plus(Duration.ofMinutes(25));
    Browser browser = with(LitestarVector.seal(PLAIN.secret(), "{\"user_id\":\"ann\"}", end));
    browser.get("/me");
    for (int minutes = 0; minutes < 24; minutes += 8) {
      assertThat(browser.get("/me").body()).isEqualTo("ann");
      clock.advance(Duration.ofMinutes(8));
    }
    assertThat(browser.get("/me").body()).isEqualTo("ann");
    clock.advance(Duration.ofMinutes(1));
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test // point 10
  void endAllEndsTheUnmovedByWhenTheirCookieWasMade() {
    Browser browser = start(PLAIN);
    clock.advance(Duration.ofDays(2));
    auth.endAll("abcd123");
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(heard).contains(new SessionEvent.Refused(Refusal.ENDED));
    clock.advance(Duration.ofMinutes(3));
    assertThat(browser.get("/me").status()).isEqualTo(401); // it does not begin anew meanwhile
    Instant made = clock.instant();
    String fresh =
        LitestarVector.seal(PLAIN.secret(), "{\"user_id\":\"abcd123\"}", made.plus(PLAIN.maxAge()));
    assertThat(with(fresh).get("/me").body()).isEqualTo("abcd123");
  }

  /** A public resource that reads the session and never asks who it is. */
  @Path("basket")
  public static final class Basket {
    @GET
    @PermitAll
    public String read(@Context SessionWriter session) {
      return session.current().map(s -> "here").orElse("none");
    }
  }

  @Test // point 10: also where a public resource sees the session before the user is resolved
  void endedBeforeEndsTheUnmovedByWhenTheirCookieWasMade() {
    Instant password = PLAIN.sealedAt().plusSeconds(1);
    clock.advance(Duration.ofDays(1));
    SessionAuth<Accounts.User> ending =
        Accounts.auth(CarrierKit.KEYS)
            .clock(clock)
            .litestar(PLAIN.settings())
            .endedBefore(user -> user.name().equals("ann") ? Instant.EPOCH : password)
            .build();
    server = TestServer.start(Accounts.class, Basket.class, ending);
    Browser thief = with(PLAIN);
    assertThat(thief.get("/me").status()).isEqualTo(401);
    assertThat(thief.get("/basket").setCookies()).isEmpty();
    assertThat(thief.get("/me").status()).isEqualTo(401);
    Browser ann =
        with(LitestarVector.seal(PLAIN.secret(), "{\"user_id\":\"ann\"}", PLAIN.expiresAt()));
    assertThat(ann.get("/basket").setCookies()).hasSize(2);
    assertThat(ann.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void tooLargeForOursIsHonouredNotMovedAndReported() {
    Browser browser = start(LARGE);
    for (int i = 0; i < 2; i++) {
      Reply reply = browser.get("/me");
      assertThat(reply.body()).isEqualTo("u1");
      assertThat(reply.setCookies()).isEmpty();
    }
    assertThat(heard)
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event).isInstanceOf(SessionEvent.RenewalSkipped.class);
              SessionEvent.RenewalSkipped skipped = (SessionEvent.RenewalSkipped) event;
              assertThat(skipped.limit()).isEqualTo(6000);
              assertThat(skipped.size()).isBetween(6500, 7000);
            });
    Browser thief = browser.copy();
    assertThat(browser.post("/logout", "").setCookies()).hasSize(3);
    assertThat(browser.jar()).isEmpty();
    assertThat(thief.get("/me").status()).isEqualTo(401);
  }

  @Test
  void ourOwnLiveCookieWins() {
    Browser browser = start(PLAIN);
    Browser ann = server.browser();
    ann.post("/login/ann", "");
    ann.jar().putAll(browser.jar());
    assertThat(ann.get("/me").body()).isEqualTo("ann");
    assertThat(heard).noneMatch(event -> event instanceof SessionEvent.Refused);
    Browser thief = ann.copy();
    ann.post("/logout", ""); // ends both
    assertThat(ann.jar()).isEmpty();
    assertThat(thief.get("/me").status()).isEqualTo(401);
    assertThat(with(PLAIN).get("/me").status()).isEqualTo(401);
  }

  @Test
  void theirsIsNotReadFromTheEndDateOn() {
    start(PLAIN);
    Instant end = LitestarVector.END;
    clock.advance(Duration.between(clock.instant(), end.minusMillis(1)));
    String value =
        LitestarVector.seal(PLAIN.secret(), "{\"user_id\":\"ann\"}", end.plusSeconds(3600));
    assertThat(with(value).get("/me").body()).isEqualTo("ann");
    clock.advance(Duration.ofMillis(1));
    assertThat(with(value).get("/me").status()).isEqualTo(401);
  }
}
