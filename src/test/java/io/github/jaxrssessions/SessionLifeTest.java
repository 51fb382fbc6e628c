package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session from login to logout, as a browser sees it (points 3, 6 and 10; HOUSE's rules). */
class SessionLifeTest {
  private static final String NAME = "__Host-session";

  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  private TestServer server;
  private Browser browser;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Accounts.class, Accounts.auth().clock(clock).listeners(events::add).build());
    browser = server.browser();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void loginGivesTheUserToEveryOtherResource() {
    browser.post("/login/ann", "");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
    assertThat(browser.get("/maybe").body()).isEqualTo("ann");
    assertThat(events).hasSize(1).first().isInstanceOf(SessionEvent.Set.class);
  }

  @Test
  void theDefaultCookieIsGoneWithTheBrowser() {
    Reply login = browser.post("/login/ann", "");
    assertThat(login.setCookies())
        .singleElement()
        .asString()
        .matches(NAME + "=[A-Za-z0-9_-]+; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(login.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void stayingSignedInOutlivesTheBrowserAndTheIdleLimit() {
    Reply login = browser.post("/remember/ann/30", "");
    assertThat(login.setCookies()).singleElement().asString().contains("; Max-Age=2592000; ");
    clock.advance(Duration.ofDays(29));
    Reply later = browser.get("/me");
    assertThat(later.status()).isEqualTo(200);
    assertThat(later.setCookies()).singleElement().asString().contains("; Max-Age=86400; ");
    clock.advance(Duration.ofDays(1));
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test // P14, P13
  void unchangedSessionsWriteNothing() {
    browser.post("/login/ann", "");
    clock.advance(Duration.ofSeconds(449));
    for (int i = 0; i < 20; i++) {
      assertThat(browser.get("/me").setCookies()).isEmpty();
      assertThat(browser.get("/open").setCookies()).isEmpty();
    }
    assertThat(browser.post("/note", "x").setCookies()).hasSize(1);
    assertThat(events).last().isInstanceOf(SessionEvent.Updated.class);
  }

  @Test // P14
  void aQuarterOfTheIdleWindowRenewsOnceAmongParallelRequests() {
    browser.post("/login/ann", "");
    clock.advance(Duration.ofSeconds(450));
    List<Reply> replies =
        IntStream.range(0, 24).parallel().mapToObj(i -> browser.ask("GET", "/me", "")).toList();
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    assertThat(replies.stream().filter(r -> !r.setCookies().isEmpty())).hasSize(1);
    assertThat(events).filteredOn(e -> e instanceof SessionEvent.Renewed).hasSize(1);
  }

  @Test
  void aRenewalThatNeverArrivedIsGivenAgainLater() {
    browser.post("/login/ann", "");
    clock.advance(Duration.ofSeconds(450));
    assertThat(browser.ask("GET", "/me", "").setCookies()).hasSize(1); // lost on the way
    assertThat(browser.get("/me").setCookies()).isEmpty();
    clock.advance(Duration.ofSeconds(450));
    assertThat(browser.get("/me").setCookies()).hasSize(1);
  }

  @Test
  void useKeepsASessionUntilItsLifetimeEnds() {
    browser.post("/login/ann", "");
    for (int i = 0; i < 36; i++) {
      assertThat(browser.get("/me").status()).isEqualTo(200);
      clock.advance(Duration.ofMinutes(20));
    }
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test
  void idleSessionsEnd() {
    browser.post("/login/ann", "");
    clock.advance(Duration.ofMinutes(30).minusMillis(1));
    assertThat(browser.ask("GET", "/me", "").status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    assertThat(browser.ask("GET", "/me", "").status()).isEqualTo(401);
    assertThat(events).last().isEqualTo(new SessionEvent.Refused(Refusal.EXPIRED));
  }

  @Test // P6, P7, P8: neither a copy nor a late renewal brings it back
  void logoutEndsTheSessionForEveryCopyOfItsCookie() {
    browser.post("/login/ann", "");
    Browser thief = browser.copy();
    clock.advance(Duration.ofMinutes(10));
    Reply renewal = browser.ask("GET", "/me", "");
    assertThat(renewal.setCookies()).hasSize(1);
    Reply logout = browser.post("/logout", "");
    assertThat(logout.setCookies())
        .containsExactly(
            NAME
                + "=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; Secure; HttpOnly;"
                + " SameSite=Lax");
    assertThat(browser.jar()).isEmpty();
    assertThat(thief.get("/me").status()).isEqualTo(401);
    renewal.setCookies().forEach(browser::keep);
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(events).last().isEqualTo(new SessionEvent.Refused(InStore.ended()));
  }

  @Test
  void logoutWithoutASessionDoesNothing() {
    Reply logout = browser.post("/logout", "");
    assertThat(logout.status()).isEqualTo(204);
    assertThat(logout.setCookies()).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void logoutForgetsACookieThatIsRefusedAnyway() {
    browser.jar().put(NAME, "junk");
    assertThat(browser.post("/logout", "").setCookies()).hasSize(1);
    assertThat(browser.jar()).isEmpty();
  }

  @Test // P10
  void loginGivesANewIdAndEndsWhatWasPlantedBefore() {
    Browser attacker = server.browser();
    attacker.post("/login/eve", "");
    attacker.post("/note", "eve's");
    browser.jar().putAll(attacker.jar());
    browser.post("/login/ann", "");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
    assertThat(browser.get("/note").body()).isEmpty();
    assertThat(attacker.get("/me").status()).isEqualTo(401);
    List<String> handles = new ArrayList<>();
    for (SessionEvent event : events) {
      if (event instanceof SessionEvent.Set set) {
        handles.add(set.handle());
      }
    }
    assertThat(handles).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aSessionOfAUserWhoIsGoneIsRefusedAndKept() {
    browser.post("/login/nobody", "");
    clock.advance(Duration.ofMinutes(10));
    Reply reply = browser.get("/me");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.setCookies()).isEmpty();
    assertThat(events).last().isEqualTo(new SessionEvent.Refused(Refusal.NO_SUCH_USER));
  }

  @Test // P16
  void aSessionUnderAnOlderKeyIsSealedAgainWithTheNewest() {
    byte[] older = new byte[32];
    older[0] = 1;
    byte[] newer = new byte[32];
    newer[0] = 2;
    try (TestServer before =
            TestServer.start(Accounts.class, Accounts.auth(KeyRing.of(older)).build());
        TestServer during =
            TestServer.start(Accounts.class, Accounts.auth(KeyRing.of(newer, older)).build());
        TestServer after =
            TestServer.start(Accounts.class, Accounts.auth(KeyRing.of(newer)).build())) {
      Browser old = before.browser();
      old.post("/login/ann", "");
      assertThat(old.copy(after.uri()).get("/me").status()).isEqualTo(401);
      Browser moving = old.copy(during.uri());
      assertThat(moving.get("/me").setCookies()).hasSize(1);
      assertThat(moving.get("/me").setCookies()).isEmpty();
      assertThat(moving.copy(after.uri()).get("/me").body()).isEqualTo("ann");
      assertThat(moving.copy(before.uri()).get("/me").status()).isEqualTo(401);
    }
  }
}
