package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Cannot tell" and "could not write" are a 503, and what the browser has stays good. */
class StoreOutageTest {
  private final StoreKit kit = new StoreKit();

  @AfterEach
  void stop() {
    kit.close();
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test
  void storeThatIsDownIsA503NeverA401AndClearsNothing() {
    Browser browser = kit.loggedIn("ann");
    kit.store.cutAll();
    assertUnavailable(browser.get("/me"));
    assertUnavailable(browser.get("/maybe"));
    assertUnavailable(browser.post("/logout", ""));
    assertUnavailable(browser.post("/login/bob", ""));
    assertThat(browser.get("/open").status()).isEqualTo(200);
    kit.store.cut();
    assertThat(browser.get("/me").body()).isEqualTo("ann");
    assertThat(kit.events).filteredOn(SessionEvent.Unavailable.class::isInstance).isNotEmpty();
  }

  @Test // P11
  void loginThatCannotBeKeptLeavesThePreviousSession() {
    Browser browser = kit.loggedIn("ann");
    kit.store.cut("create");
    assertUnavailable(browser.post("/login/bob", ""));
    kit.store.cut();
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void loginWhosePreviousSessionCannotBeEndedIsA503() {
    Browser browser = kit.loggedIn("ann");
    kit.store.cut("delete");
    assertUnavailable(browser.post("/login/bob", ""));
    kit.store.cut();
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test // P11
  void changeThatCannotBeKeptIsA503AndTheOldStateStays() {
    Browser browser = kit.loggedIn("ann");
    browser.post("/note", "old");
    kit.store.cut("update");
    assertUnavailable(browser.post("/note", "new"));
    kit.store.cut();
    assertThat(browser.get("/note").body()).isEqualTo("old");
  }

  @Test // nobody asked for it
  void renewalThatCannotBeKeptLeavesTheAnswerAsItIs() {
    Browser browser = kit.loggedIn("ann");
    kit.clock.advance(Duration.ofMinutes(8));
    kit.store.cut("update");
    Reply reply = browser.get("/me");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.setCookies()).isEmpty();
    kit.store.cut();
    assertThat(browser.get("/me").setCookies()).hasSize(1);
  }

  @Test
  void logoutThatCannotBeKeptClearsNothing() {
    Browser browser = kit.loggedIn("ann");
    kit.store.cut("delete");
    assertUnavailable(browser.post("/logout", ""));
    kit.store.cut();
    assertThat(browser.get("/me").body()).isEqualTo("ann");
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 2, "delete", 1));
  }

  @Test
  void listingAndEndingByTheApplicationAreA503WhereTheStoreIsDown() {
    Browser browser = kit.loggedIn("ann");
    Devices devices = new Devices(kit.auth);
    try (TestServer server = TestServer.start(devices, kit.auth)) {
      Browser here = browser.copy(server.uri());
      kit.store.cut("list");
      assertUnavailable(here.get("/devices"));
      assertUnavailable(here.post("/devices/one", ""));
      assertUnavailable(here.post("/devices/others", ""));
      assertUnavailable(here.post("/devices/all", ""));
      kit.store.cut();
      assertThat(here.get("/devices").body()).isEqualTo("1");
    }
    assertThat(kit.events).filteredOn(SessionEvent.Unavailable.class::isInstance).hasSize(4);
  }

  /** What an application does with the sessions of a user. */
  @Path("devices")
  @PermitAll
  public static final class Devices {
    private final SessionAuth<?> auth;

    Devices(SessionAuth<?> auth) {
      this.auth = auth;
    }

    @GET
    public String count() {
      return String.valueOf(auth.sessions().of("ann").size());
    }

    @POST
    @Path("{which}")
    public void end(@PathParam("which") String which) {
      switch (which) {
        case "one" -> auth.sessions().end("ann", "handle");
        case "others" -> auth.sessions().endOthers("ann", "handle");
        default -> auth.endAll("ann");
      }
    }
  }
}
