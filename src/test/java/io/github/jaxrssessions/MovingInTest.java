package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions that cookies hold whole go on where the application gets a store. */
class MovingInTest {
  private final StoreKit kit = new StoreKit();
  private Browser browser;

  @AfterEach
  void stop() {
    kit.close();
  }

  /** A session in a cookie, and an application that got its store after that. */
  private void sealedBefore() {
    kit.deploy(kit.sealed(kit.keys));
    Browser before = kit.loggedIn("ann");
    before.post("/note", "kept");
    kit.deploy(kit.auth(kit.keys));
    browser = kit.here(before);
    kit.events.clear();
  }

  @Test
  void sealedSessionMovesInWithTheFirstAnswer() {
    sealedBefore();
    String sealed = browser.cookieLine();
    Reply reply = browser.get("/note");
    assertThat(reply.body()).isEqualTo("kept");
    assertThat(reply.setCookies()).hasSize(1);
    assertThat(browser.cookieLine().length()).isLessThan(sealed.length());
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 1, "create", 1));
    assertThat(browser.get("/note").setCookies()).isEmpty();
    assertThat(browser.get("/note").body()).isEqualTo("kept");
  }

  @Test
  void changeMovesItInAndACopyOfTheOldCookieSeesTheRow() {
    sealedBefore();
    Browser otherTab = browser.copy();
    browser.post("/note", "new");
    Reply late = otherTab.get("/note");
    assertThat(late.body()).isEqualTo("new");
    assertThat(late.setCookies()).hasSize(1); // its cookie, too, becomes the id alone
    assertThat(kit.store.rows).hasSize(1);
  }

  @Test // P8: its copies hold all of it
  void copyOfTheSealedCookieIsRefusedAfterTheLogout() {
    sealedBefore();
    Browser thief = browser.copy();
    browser.get("/me");
    browser.post("/logout", "");
    assertThat(thief.get("/me").status()).isEqualTo(401);
    assertThat(kit.refusals()).containsExactly(Refusal.ENDED);
    assertThat(kit.store.find(kit.row().key())).isEmpty();
  }

  @Test
  void logoutBeforeItMovedInHoldsToo() {
    sealedBefore();
    Browser thief = browser.copy();
    browser.post("/logout", "");
    assertThat(browser.jar()).isEmpty();
    assertThat(thief.get("/me").status()).isEqualTo(401);
    assertThat(kit.store.rows).isEmpty();
  }

  @Test
  void endingAllEndsWhatHasNotMovedInYet() {
    sealedBefore();
    kit.auth.endAll("ann");
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(kit.store.rows).isEmpty();
    Browser again = kit.loggedIn("ann");
    assertThat(again.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void storeThatIsDownLeavesTheSealedCookieAsItIs() {
    sealedBefore();
    kit.store.cutAll();
    Reply reply = browser.get("/me");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.setCookies()).isEmpty();
    kit.store.cut();
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test // P15, P8: what was pushed out does not come back with a copy of its sealed cookie
  void sessionThatIsPushedOutIsEndedInItsSealedCopiesToo() {
    sealedBefore();
    kit.deploy(kit.auth(kit.keys).maxSessions(1, OverLimit.END_OLDEST));
    Browser thief = kit.here(browser);
    browser = kit.here(browser);
    assertThat(browser.get("/me").body()).isEqualTo("ann"); // moves in
    kit.clock.advance(Duration.ofSeconds(1));
    kit.loggedIn("ann");
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(thief.get("/me").status()).isEqualTo(401);
  }

  @Test // P9
  void changeOfASealedSessionThatEndsMeanwhileLeavesNoRow() {
    sealedBefore();
    RequestSession<Accounts.User> late = kit.auth.request(List.of(browser.cookieLine()));
    late.update(data -> data.put("note", "late"));
    browser.post("/logout", "");
    assertThat(late.leave(200)).isEmpty();
    assertThat(kit.auth.sessions().of("ann")).isEmpty();
    assertThat(kit.store.find(kit.row().key())).isEmpty();
  }
}
