package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import org.junit.jupiter.api.Test;

/** Point 8, over HTTP. */
class SplitCookieOverHttpTest {
  private static final String NAME = "__Host-session";

  @Test // P3, P6
  void splitSessionTravelsWholeAndIsClearedWhole() {
    try (TestServer server = TestServer.start(Accounts.class, Accounts.auth().build())) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      String note = "n".repeat(4000);
      Reply split = browser.post("/note", note);
      assertThat(split.setCookies())
          .hasSize(2)
          .allSatisfy(l -> assertThat(l).hasSizeLessThan(4001));
      assertThat(browser.jar()).containsOnlyKeys(NAME, NAME + ".1");
      assertThat(browser.get("/note").body()).isEqualTo(note);

      assertThat(browser.post("/note", "short").setCookies()).hasSize(2);
      assertThat(browser.jar()).containsOnlyKeys(NAME);
      assertThat(browser.get("/note").body()).isEqualTo("short");

      browser.post("/note", note);
      Browser thief = browser.copy();
      assertThat(browser.post("/logout", "").setCookies()).hasSize(2);
      assertThat(browser.jar()).isEmpty();
      assertThat(thief.get("/note").status()).isEqualTo(401);
    }
  }

  @Test
  void tooLargeIsA413AndTheSessionStays() {
    try (TestServer server = TestServer.start(Accounts.class, Accounts.auth().build())) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      browser.post("/note", "kept");
      Reply refused = browser.post("/note", "n".repeat(6000));
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(refused.body()).contains("\"limit\":6000", "store");
      assertThat(refused.setCookies()).isEmpty();
      assertThat(browser.get("/note").body()).isEqualTo("kept");
    }
  }

  @Test // P1, P21
  void noCookieOrHeaderGivesA5xxAndAllRefusalsAnswerAlike() {
    try (TestServer server = TestServer.start(Accounts.class, Accounts.auth().build())) {
      Browser anonymous = server.browser();
      Reply plain = anonymous.get("/me");
      for (String value :
          new String[] {
            "", "x", "2.abcd.x", "8.....", "AQ", "\"", "null", "a,b", "%", "=", "A".repeat(7000),
          }) {
        for (String line :
            new String[] {NAME + "=" + value, "$Version=abc; " + NAME + "=" + value + "; =;"}) {
          Reply reply = anonymous.get("/me", "Cookie", line);
          assertThat(reply.status()).as(line).isEqualTo(401);
          assertThat(reply.body()).isEqualTo(plain.body());
          assertThat(reply.headers().keySet()).isEqualTo(plain.headers().keySet());
          assertThat(anonymous.get("/open", "Cookie", line).status()).isEqualTo(200);
          assertThat(anonymous.get("/maybe", "Cookie", line).body()).isEqualTo("-");
        }
      }
    }
  }

  @Test
  void siblingHostsCommaCannotPlantASession() {
    try (TestServer server = TestServer.start(Accounts.class, Accounts.auth().build())) {
      Browser evil = server.browser();
      evil.post("/login/eve", "");
      String planted = "x=1," + NAME + "=" + evil.jar().get(NAME);
      assertThat(server.browser().get("/me", "Cookie", planted).status()).isEqualTo(401);
      Browser ann = server.browser();
      ann.post("/login/ann", "");
      assertThat(ann.get("/me", "Cookie", planted).body()).isEqualTo("ann");
    }
  }
}
