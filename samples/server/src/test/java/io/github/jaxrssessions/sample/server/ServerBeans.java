package io.github.jaxrssessions.sample.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.SampleProcess;
import io.github.jaxrssessions.sample.server.beans.ShopApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An application that names no classes, and whose beans want the session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerBeans {
  /** How the answer of a bean begins whose writer is of no request. */
  protected static final String NO_SESSION = "There is no session on the thread elsewhere";

  private static final String ROOT = "shop";

  private SampleProcess server;

  @BeforeAll
  final void start() throws IOException {
    Path folder = Path.of(System.getProperty("server.target"));
    server = Servers.start(War.of(ShopApplication.class, folder, getClass()), ROOT);
  }

  @AfterAll
  final void stop() throws IOException {
    Servers.stop(server, "beans");
  }

  private Browser browser() {
    URI api = server.address().resolve(ROOT + "/" + War.PATH + "/");
    return new Browser(api);
  }

  private Browser loggedIn(String name) {
    Browser browser = browser();
    Browser.Reply login = browser.post("/shop/login/" + name, "");
    assertThat(login.setCookies()).as(login.body()).hasSize(1);
    return browser;
  }

  @Test
  void resourcesThatTheServerFindsNeedALogin() {
    assertThat(browser().get("/shop/basket").status()).isEqualTo(401);
  }

  @Test
  void beanHasTheSessionOfEachRequest() {
    Browser ann = loggedIn("ann");
    Browser bob = loggedIn("bob");
    assertThat(ann.send("PUT", "/shop/basket/pears", "").status()).isEqualTo(204);
    assertThat(bob.get("/shop/basket").body()).isEqualTo("bob has nothing");
    assertThat(bob.send("PUT", "/shop/basket/plums", "").status()).isEqualTo(204);
    assertThat(ann.get("/shop/basket").body()).isEqualTo("ann has pears");
    assertThat(bob.get("/shop/basket").body()).isEqualTo("bob has plums");
  }

  /** What a bean reads on another thread of ann's session, with a writer that it looked up. */
  protected String lookedUpElsewhere() {
    return "ann";
  }

  @Test
  void writerThatWasLookedUpServesOnAnyThread() {
    assertThat(loggedIn("ann").get("/shop/looked-up").body()).startsWith(lookedUpElsewhere());
  }

  @Test
  void writerThatWasInjectedSaysThatItNeedsTheThreadOfTheRequest() {
    assertThat(loggedIn("ann").get("/shop/elsewhere").body()).startsWith(NO_SESSION);
  }
}
