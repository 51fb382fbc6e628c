package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import org.junit.jupiter.api.Test;

/** The life of a session: it begins, goes on, is renewed and ends. */
interface LoginFacts extends Facts {
  /** The contract's application keeps the default: half an hour. */
  long IDLE = 30 * 60;

  @Test
  default void loginSetsACookieAndTheNextRequestHasItsUser() {
    Browser browser = browser();
    Reply login = browser.post("/login/ann", "");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.setCookies())
        .singleElement()
        .asString()
        .startsWith("__Host-session=")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Domain=");
    assertThat(login.header("Cache-Control")).startsWith("no-store"); // servers may add to it
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  default void withoutASessionIsA401ThatSaysSo() {
    Reply reply = browser().get("/me");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).startsWith("Session");
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test
  default void sessionOfNoSuchUserIsA401AndIsKept() {
    Browser browser = browser();
    browser.post("/login/nobody", "");
    Reply reply = browser.get("/me");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test // P11: "cannot tell" is no "not logged in"
  default void usersThatAreDownAreA503AndTheSessionStays() {
    Reply reply = loggedIn("broken").get("/me");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isNotEmpty();
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test // P7
  default void logoutExpiresTheCookieAsItWasSet() {
    Browser browser = loggedIn("ann");
    Reply logout = browser.post("/logout", "");
    assertThat(logout.setCookies())
        .singleElement()
        .asString()
        .startsWith("__Host-session=;")
        .contains("; Path=/", "; Secure", "; Max-Age=0", "; Expires=Thu, 01 Jan 1970");
    assertThat(browser.jar()).isEmpty();
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test // P8
  default void afterLogoutACopyOfTheCookieIsRefused() {
    Browser browser = loggedIn("ann");
    Browser thief = browser.copy();
    assertThat(thief.get("/me").status()).isEqualTo(200);
    browser.post("/logout", "");
    assertThat(thief.get("/me").status()).isEqualTo(401);
    assertThat(refusals()).endsWith("ENDED");
  }

  @Test // P10
  default void loginAgainIsANewSessionAndEndsTheOldOne() {
    Browser browser = loggedIn("ann");
    browser.post("/note", "hers");
    String before = browser.get("/handle").body();
    Browser copy = browser.copy();
    browser.post("/login/bob", "");
    assertThat(browser.get("/handle").body()).isNotEqualTo(before);
    assertThat(browser.get("/note").body()).isEqualTo("-");
    assertThat(browser.get("/me").body()).isEqualTo("bob");
    assertThat(copy.get("/me").status()).isEqualTo(401);
  }

  @Test // P13
  default void updateKeepsTheSessionAndItsHandle() {
    Browser browser = loggedIn("ann");
    String handle = browser.get("/handle").body();
    Reply noted = browser.post("/note", "äöü €", "Content-Type", "text/plain;charset=UTF-8");
    assertThat(noted.setCookies()).hasSize(1);
    assertThat(browser.get("/note").body()).isEqualTo("äöü €");
    assertThat(browser.get("/handle").body()).isEqualTo(handle);
  }

  @Test // P14
  default void unchangedSessionSetsNoCookie() {
    Browser browser = loggedIn("ann");
    pass(IDLE / 4 - 5);
    assertThat(browser.get("/me").setCookies()).isEmpty();
  }

  @Test // P14, P18
  default void usedSessionIsRenewedAndAnIdleOneIsRefused() {
    Browser browser = loggedIn("ann");
    Browser idle = browser.copy();
    pass(IDLE - 60);
    assertThat(browser.get("/me").setCookies()).hasSize(1);
    pass(120);
    assertThat(browser.get("/me").status()).isEqualTo(200);
    assertThat(idle.get("/me").status()).isEqualTo(401);
  }

  @Test
  default void rememberedSessionOutlivesTheBrowser() {
    Browser browser = browser();
    assertThat(browser.post("/remember/ann", "").setCookies())
        .singleElement()
        .asString()
        .contains("; Max-Age=2592000");
    pass(29 * 24 * 3600);
    assertThat(browser.get("/me").status()).isEqualTo(200);
    pass(2 * 24 * 3600);
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test
  default void guestHasASessionAndIsNobody() {
    Browser browser = browser();
    browser.post("/guest", "");
    assertThat(browser.get("/basket").body()).isEqualTo("pear");
    assertThat(browser.get("/maybe").body()).isEqualTo("-");
    Reply refused = browser.get("/me");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.setCookies()).isEmpty();
    assertThat(browser.get("/basket").body()).isEqualTo("pear");
  }

  @Test
  default void endingAllEndsEverySessionOfTheUserAndNoOther() {
    Browser phone = loggedIn("ann");
    Browser laptop = loggedIn("ann");
    Browser other = loggedIn("bob");
    pass(1); // what is ended began before
    assertThat(laptop.post("/logout-everywhere", "").status()).isEqualTo(200);
    assertThat(phone.get("/me").status()).isEqualTo(401);
    assertThat(laptop.get("/me").status()).isEqualTo(401);
    assertThat(other.get("/me").status()).isEqualTo(200);
    assertThat(loggedIn("ann").get("/me").status()).isEqualTo(200);
  }
}
