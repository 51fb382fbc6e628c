package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session's life where it is in a store: what is read, written and refused, and how often. */
class StoredSessionsTest {
  private final StoreKit kit = new StoreKit();

  @AfterEach
  void stop() {
    kit.close();
  }

  @Test
  void cookieHoldsTheIdAndNothingOfTheData() {
    Browser browser = kit.browser();
    assertThat(browser.post("/script/large/60000", "").status()).isEqualTo(204);
    assertThat(browser.jar()).hasSize(1);
    assertThat(browser.cookieLine().length()).isLessThan(200);
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test // P3
  void moreThanAStoreTakesIs413AtTheCallersLine() {
    Reply reply = kit.browser().post("/script/large/65536", "");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body()).contains("\"limit\":65536", "ids instead of objects");
    assertThat(kit.store.calls()).isEmpty();
  }

  @Test
  void readsOfOneRequestHitTheStoreOnce() {
    Browser browser = kit.loggedIn("ann");
    assertThat(browser.get("/script/everything").status()).isEqualTo(200);
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 1));
  }

  @Test
  void publicResourceThatDoesNotAskHitsTheStoreNever() {
    Browser browser = kit.loggedIn("ann");
    assertThat(browser.get("/open").body()).isEqualTo("open");
    assertThat(browser.get("/nowhere").status()).isEqualTo(404);
    assertThat(kit.store.calls()).isEmpty();
  }

  @Test
  void forgedForeignAndExpiredCookiesNeverReachTheStore() {
    Browser browser = kit.loggedIn("ann");
    String name = browser.jar().keySet().iterator().next();
    String value = browser.jar().get(name);
    browser.jar().put(name, value.substring(0, value.length() - 5) + "AAAAA");
    assertThat(browser.get("/me").status()).isEqualTo(401);
    browser.jar().put(name, value);
    kit.clock.advance(Duration.ofMinutes(30));
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(kit.store.calls()).isEmpty();
    assertThat(kit.refusals()).containsExactly(Refusal.FORGED, Refusal.EXPIRED);
  }

  @Test // P14
  void unchangedSessionWritesNothingButTheThrottledRenewal() {
    Browser browser = kit.loggedIn("ann");
    for (int minute = 1; minute <= 7; minute++) {
      kit.clock.advance(Duration.ofMinutes(1));
      assertThat(browser.get("/me").setCookies()).isEmpty();
    }
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 7));
    kit.clock.advance(Duration.ofSeconds(30));
    assertThat(browser.get("/me").setCookies()).hasSize(1);
    assertThat(browser.get("/me").setCookies()).isEmpty();
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 2, "update", 1));
    assertThat(kit.row().version()).isEqualTo(2);
  }

  @Test // P14, also where nodes share nothing but the store
  void lateAnswerToAnOldCookieDoesNotRenewAgain() {
    Browser browser = kit.loggedIn("ann");
    Browser otherTab = browser.copy();
    kit.clock.advance(Duration.ofMinutes(8));
    assertThat(browser.get("/me").setCookies()).hasSize(1);
    kit.deploy(kit.auth(kit.keys)); // a node that knows of no renewal
    assertThat(kit.here(otherTab).get("/me").status()).isEqualTo(200);
    assertThat(kit.row().version()).isEqualTo(2);
  }

  @Test // P8, P9
  void whatWasLoggedOutStaysLoggedOutWhateverArrives() {
    Browser browser = kit.loggedIn("ann");
    Browser thief = browser.copy();
    assertThat(browser.post("/logout", "").setCookies()).hasSize(1);
    assertThat(browser.jar()).isEmpty();
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 1, "delete", 1));
    assertThat(thief.get("/me").status()).isEqualTo(401);
    assertThat(thief.post("/note", "late").status()).isEqualTo(401);
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 2));
    assertThat(kit.refusals()).containsOnly(Refusal.NOT_STORED);
  }

  @Test // P10
  void loginGivesANewIdAndEndsThePlantedSession() {
    Browser attacker = kit.loggedIn("eve");
    Browser victim = attacker.copy();
    victim.post("/login/ann", "");
    assertThat(victim.get("/me").body()).isEqualTo("ann");
    assertThat(victim.get("/note").body()).isEmpty();
    assertThat(attacker.get("/me").status()).isEqualTo(401);
  }

  @Test // rule 1: what logged this request in was ended, and so is what comes of it
  void loginOnASessionThatWasEndedMeanwhileBeginsNothing() {
    Browser browser = kit.loggedIn("ann");
    Browser thief = browser.copy();
    browser.post("/logout", "");
    Reply reply = thief.post("/login/ann", "");
    // Nobody was logged in when it began, so this is a login of its own.
    assertThat(reply.setCookies()).hasSize(1);
  }

  @Test // P11
  void failedRequestLeavesThePreviousSessionAndMakesNoRow() {
    Browser browser = kit.loggedIn("ann");
    assertThat(browser.post("/script/fail/eve", "").status()).isEqualTo(500);
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 1));
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void guestsSessionIsKeptAndLogsInNobody() {
    Browser guest = kit.browser();
    guest.post("/script/guest", "");
    assertThat(guest.get("/me").status()).isEqualTo(401);
    assertThat(kit.row().subject()).isEmpty();
    assertThat(guest.get("/me").status()).isEqualTo(401);
  }

  @Test
  void stayingSignedInWorksWithAStoreToo() {
    Browser browser = kit.browser();
    Reply reply = browser.post("/remember/ann/30", "");
    assertThat(reply.setCookies().get(0)).contains("Max-Age=2592000");
    kit.clock.advance(Duration.ofDays(20));
    Reply later = browser.get("/me");
    assertThat(later.body()).isEqualTo("ann");
    assertThat(later.setCookies().get(0)).contains("Max-Age=864000");
    kit.clock.advance(Duration.ofDays(10));
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test
  void twoLiveSessionsLogInNobodyAndTheNextLoginEndsBoth() {
    Browser one = kit.loggedIn("ann");
    Browser two = kit.loggedIn("bob");
    String both = one.cookieLine() + "; " + two.cookieLine();
    assertThat(kit.browser().get("/me", "Cookie", both).status()).isEqualTo(401);
    assertThat(kit.refusals()).containsExactly(Refusal.AMBIGUOUS);
    assertThat(kit.browser().post("/login/cat", "", "Cookie", both).status()).isEqualTo(200);
    assertThat(one.get("/me").status()).isEqualTo(401);
    assertThat(two.get("/me").status()).isEqualTo(401);
  }

  @Test
  void eventsNameTheSessionsLifeByItsHandle() {
    Browser browser = kit.loggedIn("ann");
    String handle = browser.get("/script/handle").body();
    browser.post("/note", "n");
    browser.post("/logout", "");
    assertThat(kit.events)
        .containsExactly(
            new SessionEvent.Set(handle),
            new SessionEvent.Updated(handle),
            new SessionEvent.Ended(handle));
  }

  @Test // what the cookie of a store is elsewhere
  void applicationWithoutAStoreRefusesTheCookieOfOne() {
    Browser browser = kit.loggedIn("ann");
    List<String> refused = List.of(browser.cookieLine());
    kit.deploy(kit.sealed(kit.keys));
    assertThat(kit.browser().get("/me", "Cookie", refused.get(0)).status()).isEqualTo(401);
    assertThat(kit.refusals()).containsExactly(Refusal.NOT_STORED);
  }
}
