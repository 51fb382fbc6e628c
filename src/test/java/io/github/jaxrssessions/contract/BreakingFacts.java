package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a session when something goes wrong after it was written. */
interface BreakingFacts extends Facts {

  @Test
  default void answerBelow500SetsTheSession() {
    for (String how : List.of("set/mapped-400", "set/thrown-409", "set-returned/404")) {
      Browser browser = loggedIn("ann");
      Reply reply = browser.post("/breaks/" + how + "/bob", "");
      assertThat(reply.status()).as(how).isBetween(400, 499);
      assertThat(browser.get("/me").body()).as(how).isEqualTo("bob");
    }
  }

  @Test // P11
  default void answerOf500OrAboveLeavesThePreviousSession() {
    for (String how :
        List.of("set/mapped-500", "set/thrown-502", "set/unmapped", "set-returned/503")) {
      Browser browser = loggedIn("ann");
      Reply reply = browser.post("/breaks/" + how + "/bob", "");
      assertThat(reply.status()).as(how).isGreaterThanOrEqualTo(500);
      assertThat(reply.setCookies()).as(how).isEmpty();
      assertThat(browser.get("/me").body()).as(how).isEqualTo("ann");
    }
  }

  @Test // P6: an unmapped exception may skip response filters; the id is ended all the same
  default void clearHoldsWhateverFollows() {
    for (String how : List.of("mapped-400", "mapped-500", "thrown-409", "thrown-502", "unmapped")) {
      Browser browser = loggedIn("ann");
      Browser copy = browser.copy();
      browser.post("/breaks/clear/" + how, "");
      assertThat(copy.get("/me").status()).as(how).isEqualTo(401);
      assertThat(browser.get("/me").status()).as(how).isEqualTo(401);
    }
  }

  @Test
  default void clearedCookieIsExpiredByAMappedFailure() {
    Browser browser = loggedIn("ann");
    assertThat(browser.post("/breaks/clear/mapped-500", "").setCookies()).hasSize(1);
    assertThat(browser.jar()).isEmpty();
  }

  @Test
  default void writerIsInAFieldOfAnExceptionMapper() {
    Browser browser = loggedIn("ann");
    assertThat(browser.post("/breaks/clear/mapped-400", "").body()).isEqualTo("-");
    assertThat(browser().post("/breaks/set/mapped-400/bob", "").body()).isEqualTo("bob");
  }

  @Test
  default void filterThatAnswersFirstLeavesTheSession() {
    Browser browser = loggedIn("ann");
    Reply reply = browser.get("/me", "X-Abort-Before", "418");
    assertThat(reply.status()).isEqualTo(418);
    assertThat(reply.setCookies()).isEmpty();
    assertThat(browser.get("/me").status()).isEqualTo(200);
  }

  @Test
  default void filterThatAnswersMaySetAndClearTheSession() {
    Browser browser = browser();
    assertThat(browser.get("/open", "X-Abort-After", "bob").body()).isEqualTo("after");
    assertThat(browser.get("/me").body()).isEqualTo("bob");
    Browser copy = browser.copy();
    browser.get("/open", "X-Abort-After", "");
    assertThat(copy.get("/me").status()).isEqualTo(401);
    assertThat(browser.jar()).isEmpty();
  }
}
