package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.testing.LoggedOut;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every sample shows somebody who starts it: the same application on each runtime. A subclass
 * starts it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SampleContract {
  private SampleProcess sample;

  /** Starts it on 127.0.0.1 and a free port. */
  protected abstract SampleProcess start() throws Exception;

  /** Ends it. */
  protected void stop(SampleProcess started) throws Exception {
    started.close();
  }

  @BeforeAll
  final void startSample() throws Exception {
    sample = start();
  }

  @AfterAll
  final void stopSample() throws Exception {
    stop(sample);
  }

  /** A new browser at the sample. */
  protected final Browser browser() {
    return new Browser(sample.address());
  }

  /** Logs in with the sample's form. */
  protected static Reply login(Browser browser, String name, String password) {
    return browser.post(
        "/login",
        "name=" + name + "&password=" + password,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  @Test
  void pageIsServed() {
    Reply page = browser().get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("Who is logged in?");
  }

  @Test
  void withoutALoginNobodyIsTold() {
    Reply me = browser().get("/me");
    assertThat(me.status()).isEqualTo(401);
    assertThat(me.header("WWW-Authenticate")).startsWith("Session");
    assertThat(browser().get("/admin").status()).isEqualTo(401);
  }

  @Test
  void itIsNotOpen() {
    // #region closed
    LoggedOut.isRefused(sample.address().resolve("me"));
    // #endregion closed
  }

  @Test
  void wrongPasswordIsA401AndNoCookie() {
    Reply login = login(browser(), "ann", "wrong");
    assertThat(login.status()).isEqualTo(401);
    assertThat(login.setCookies()).isEmpty();
  }

  @Test
  void loginIsRememberedByTheCookie() {
    Browser browser = browser();
    Reply login = login(browser, "bob", "bob");
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    assertThat(login.body()).isEqualTo("Welcome, bob");
    assertThat(login.setCookies()).singleElement().asString().contains("; HttpOnly");
    assertThat(browser.get("/me").body()).isEqualTo("bob");
  }

  @Test
  void whatOnlyAnAdminMayIsForbiddenToOthers() {
    Browser ann = browser();
    login(ann, "ann", "nna");
    assertThat(ann.get("/admin").body()).isEqualTo("ann may");
    Browser bob = browser();
    login(bob, "bob", "bob");
    assertThat(bob.get("/admin").status()).isEqualTo(403);
  }

  @Test
  void logoutEndsTheSessionAndEveryCopyOfIt() {
    Browser browser = browser();
    login(browser, "ann", "nna");
    Browser copy = browser.copy();
    assertThat(copy.get("/me").status()).isEqualTo(200);
    assertThat(browser.post("/logout", "").status()).isEqualTo(204);
    assertThat(browser.jar()).isEmpty();
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(copy.get("/me").status()).isEqualTo(401);
  }

  @Test
  void otherSitesCannotLogAnybodyIn() {
    Reply login =
        browser()
            .post(
                "/login",
                "name=ann&password=nna",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site");
    assertThat(login.status()).isEqualTo(403);
    assertThat(login.setCookies()).isEmpty();
  }

  @Test
  void settingInTheEnvironmentCounts() {
    Reply login =
        browser()
            .post(
                "/login",
                "name=ann&password=nna",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site",
                "Origin",
                SampleProcess.TRUSTED);
    assertThat(login.status()).isEqualTo(200);
  }
}
