package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import org.junit.jupiter.api.Test;

/** What answers carry, also those that leave bit by bit. */
interface AnswerFacts extends Facts {

  @Test
  default void cookiesOfTheApplicationStandBesideOurs() {
    Reply reply = browser().post("/answers/cookies/ann", "");
    assertThat(reply.setCookies())
        .hasSize(3)
        .contains("theme=dark; Path=/; Partitioned; Secure", "lang=de; Path=/")
        .anyMatch(line -> line.startsWith("__Host-session="));
  }

  @Test
  default void answerWithANewSessionIsNeverStored() {
    Reply reply = browser().post("/answers/cookies/ann", "");
    assertThat(reply.header("Cache-Control")).startsWith("no-store").doesNotContain("public");
  }

  @Test
  default void answerThatReadTheSessionIsPrivateAndVaries() {
    Reply reply = loggedIn("ann").get("/answers/cached");
    assertThat(reply.header("Cache-Control")).contains("private").doesNotContain("public");
    assertThat(reply.header("Vary")).containsIgnoringCase("Cookie");
  }

  @Test
  default void answerThatAskedForNothingIsLeftAlone() {
    Reply reply = loggedIn("ann").get("/open");
    assertThat(reply.header("Vary")).doesNotContainIgnoringCase("Cookie");
    assertThat(reply.header("Cache-Control")).doesNotContain("private", "no-store");
  }

  @Test
  default void answerWithoutABodySetsTheSession() {
    Browser browser = browser();
    assertThat(browser.get("/answers/nothing").status()).isEqualTo(204);
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  default void streamedAnswerSetsTheSession() {
    Browser browser = browser();
    assertThat(browser.post("/answers/stream/ann", "").body()).isEqualTo("ann");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test // never dropped in silence
  default void sessionSetWhileStreamingIsSentOrRefused() {
    Browser browser = browser();
    sentOrRefused(browser, browser.post("/answers/stream-late/ann", "").body());
  }

  private static void sentOrRefused(Browser browser, String said) {
    if (said.equals("set")) {
      assertThat(browser.get("/me").body()).isEqualTo("ann");
    } else {
      assertThat(said).startsWith("The answer's headers have left");
    }
  }

  @Test
  default void sessionSetBeforeTheFirstEventIsSent() {
    Browser browser = browser();
    Reply reply = browser.get("/answers/events/ann", "Accept", "text/event-stream");
    assertThat(reply.body()).containsPattern("data: ?set");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test // what holds also where the line above does not
  default void sessionSetInAnEventStreamIsSentOrRefused() {
    Browser browser = browser();
    Reply reply = browser.get("/answers/events/ann", "Accept", "text/event-stream");
    sentOrRefused(browser, reply.body().strip().replaceAll("^.*data: ?", ""));
  }

  @Test
  default void eventsReadTheSession() {
    Reply reply = loggedIn("ann").get("/answers/events", "Accept", "text/event-stream");
    assertThat(reply.body()).containsPattern("data: ?ann");
  }
}
