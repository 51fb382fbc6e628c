package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import org.junit.jupiter.api.Test;

/** What pages of other sites can have done: nothing. */
interface CrossOriginFacts extends Facts {

  private String origin() {
    return server().getScheme() + "://" + server().getAuthority();
  }

  @Test
  default void requestFromAnotherSiteIsRefusedAndDoesNothing() {
    Browser browser = loggedIn("ann");
    Reply reply = browser.post("/logout", "", "Sec-Fetch-Site", "cross-site");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.setCookies()).isEmpty();
    assertThat(browser.get("/me").status()).isEqualTo(200);
  }

  @Test
  default void loginFromAnotherSiteIsRefused() {
    Reply reply = browser().post("/login/ann", "", "Origin", "https://elsewhere.example");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test // also where nothing matches: the guard stands before that
  default void requestFromAnotherSiteIsRefusedOnAnyPath() {
    Reply reply = browser().post("/there/is/no/such", "", "Sec-Fetch-Site", "cross-site");
    assertThat(reply.status()).isIn(403, 404);
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test
  default void requestFromThePageItselfIsServed() {
    Browser browser = browser();
    assertThat(browser.post("/login/ann", "", "Sec-Fetch-Site", "same-origin").status())
        .isEqualTo(200);
    assertThat(browser.post("/note", "x", "Origin", origin()).status()).isEqualTo(200);
  }

  @Test
  default void safeRequestFromAnotherSiteIsServed() {
    Browser browser = loggedIn("ann");
    assertThat(browser.get("/me", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(200);
  }

  @Test
  default void requestWithoutABrowserIsServed() {
    assertThat(browser().post("/login/ann", "").status()).isEqualTo(200);
  }
}
