package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets in: 401 where nobody is logged in, 403 where somebody is and may not. */
interface AccessFacts extends Facts {

  private void statuses(String path, int nobody, int ann, int bob) {
    assertThat(
            List.of(
                browser().get(path).status(),
                loggedIn("ann").get(path).status(),
                loggedIn("bob").get(path).status()))
        .as(path + " for nobody, ann, bob")
        .containsExactly(nobody, ann, bob);
  }

  @Test
  default void rolesOfAClassHoldForItsMethods() {
    statuses("/doors/class", 401, 200, 403);
  }

  @Test
  default void rolesOfAMethodOverrideThoseOfItsClass() {
    statuses("/doors/method", 401, 403, 200);
  }

  @Test
  default void rolesOfAnInterfacesMethodHold() {
    statuses("/doors/interface", 401, 403, 200);
  }

  @Test
  default void permitAllIsOpenAlsoInAClassWithRoles() {
    statuses("/doors/open", 200, 200, 200);
  }

  @Test
  default void denyAllIsForNobody() {
    statuses("/doors/closed", 401, 403, 403);
  }

  @Test
  default void securityContextKnowsTheRoles() {
    assertThat(loggedIn("ann").get("/doors/asked").body()).isEqualTo("true false");
  }

  @Test
  default void rolesOfALocatorsClassHoldBehindIt() {
    statuses("/doors/behind", 401, 200, 403);
    statuses("/doors/behind/bob", 401, 403, 403);
  }

  @Test
  default void locatorWithASecurityAnnotationIsRefused() {
    statuses("/doors/misplaced", 403, 403, 403);
  }

  @Test
  default void recentLoginIsAskedForWhereTheLoginIsOld() {
    statuses("/doors/recent", 401, 200, 403);
    Browser ann = loggedIn("ann");
    Browser bob = loggedIn("bob");
    pass(8 * 60); // over a quarter of the idle time, too
    Reply reply = ann.get("/doors/recent");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate"))
        .isEqualTo("Session error=\"insufficient_user_authentication\", max_age=\"300\"");
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.body()).contains("\"urn:jaxrs-sessions:recent-login\"");
    assertThat(reply.setCookies()).isEmpty();
    assertThat(bob.get("/doors/recent").status()).isEqualTo(403);
    assertThat(ann.get("/me").body()).isEqualTo("ann");
    ann.post("/login/ann", "");
    assertThat(ann.get("/doors/recent").status()).isEqualTo(200);
  }

  @Test
  default void recentLoginOfAClassIsAskedForBehindItsLocatorsAndWhereItIsOpen() {
    for (String path : List.of("/vault", "/vault/behind", "/vault/behind/open")) {
      statuses(path, 401, 200, 200);
      Browser ann = loggedIn("ann");
      pass(6 * 60);
      assertThat(ann.get(path).status()).as(path).isEqualTo(401);
      assertThat(ann.get("/me").status()).isEqualTo(200);
    }
  }

  @Test
  default void refusedRoleIsAProblemWithoutACookie() {
    Reply reply = loggedIn("bob").get("/doors/class");
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test
  default void resourceThatSaysNothingNeedsALogin() {
    statuses("/on-a-private-path/x", 401, 200, 200);
  }

  @Test
  default void publicPathIsOpen() {
    statuses("/on-a-public-path/x", 200, 200, 200);
  }

  @Test // P17: whatever the runtime makes of these, none opens what is not public
  default void noSpellingOfAPathOpensAnother() {
    for (String path :
        List.of(
            "/on-a-public-path/../me",
            "/on-a-public-path/..;/me",
            "/on-a-public-path/%2e%2e/me",
            "/on-a-public-path/..%2fme",
            "/on-a-public-path;/../me",
            "/on-a-public-path//../me",
            "//me",
            "/;/me",
            "/me;on-a-public-path/x",
            "/%6de",
            "/./me",
            "/open/../me",
            "/open;/../me",
            "/me/",
            "/me;x=1",
            "/me?on-a-public-path/x",
            "/on-a-private-path/x;/../../on-a-public-path/x",
            "/on-a-priv%61te-path/x",
            "/doors/open/../class",
            "/doors/open;/../class")) {
      Reply reply = raw("GET", path);
      assertThat(reply.body()).as(path + " " + reply.status()).isNotIn("ann", "-", "x" + "?");
      if (reply.status() == 200) {
        assertThat(reply.body()).as(path).isIn("me", "../me", "x", "..%2fme");
      }
      assertThat(reply.status()).as(path).isLessThan(500);
    }
  }

  @Test
  default void optionsNeedsNoLogin() {
    assertThat(browser().send("OPTIONS", "/me", "").status()).isLessThan(400);
  }

  @Test
  default void headFollowsItsGet() {
    assertThat(raw("HEAD", "/me").status()).isEqualTo(401);
    assertThat(raw("HEAD", "/me", with(loggedIn("ann"))).status()).isEqualTo(200);
  }

  @Test
  default void whatIsNotThereIsA404AndLeavesTheSession() {
    Browser browser = loggedIn("ann");
    Reply reply = browser.get("/there/is/no/such");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.setCookies()).isEmpty();
    assertThat(browser().get("/there/is/no/such").status()).isEqualTo(404);
    assertThat(browser.get("/me").status()).isEqualTo(200);
  }

  @Test
  default void methodThatIsNotAllowedIsA405AndLeavesTheSession() {
    Browser browser = loggedIn("ann");
    Reply reply = browser.send("DELETE", "/me", "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.setCookies()).isEmpty();
    assertThat(browser.get("/me").status()).isEqualTo(200);
  }
}
