package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import org.junit.jupiter.api.Test;

/** What a resource method was given serves on any thread, until the answer leaves. */
interface AsyncFacts extends Facts {

  private void logsIn(String path) {
    Browser browser = browser();
    Reply reply = browser.post(path, "");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.setCookies()).hasSize(1);
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  default void suspendedResourceSetsASessionOnAnotherThread() {
    logsIn("/elsewhere/suspended/ann");
  }

  @Test
  default void stageSetsASessionOnAnotherThread() {
    logsIn("/elsewhere/stage/ann");
  }

  @Test
  default void virtualThreadSetsASession() {
    logsIn("/elsewhere/virtual/ann");
  }

  @Test
  default void sessionIsReadOnAnotherThread() {
    assertThat(loggedIn("ann").get("/elsewhere/current").body()).isEqualTo("ann");
  }

  @Test
  default void userServesOnAnotherThread() {
    assertThat(loggedIn("ann").get("/elsewhere/user").body()).isEqualTo("ann");
    assertThat(loggedIn("bob").get("/elsewhere/optional-user").body()).isEqualTo("bob");
  }

  @Test
  default void securityContextServesOnAnotherThread() {
    assertThat(loggedIn("ann").get("/elsewhere/security").body()).isEqualTo("ann true");
  }

  @Test
  default void fieldOnAnotherThreadSaysWhatToDo() {
    assertThat(loggedIn("ann").get("/elsewhere/field").body())
        .startsWith("There is no session on the thread elsewhere")
        .endsWith("@Context SessionWriter session.");
  }

  @Test
  default void writerThrowsOnceTheAnswerHasLeft() {
    browser().get("/elsewhere/keep");
    assertThat(browser().get("/elsewhere/kept").body())
        .startsWith("The answer's headers have left");
  }
}
