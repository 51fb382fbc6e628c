package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Ending sessions: all of a user's, and those from before an instant (point 10). */
class EndingTest {
  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));

  /** Ends all sessions of a user and begins a new one, as after a change of the password. */
  @Path("change/{name}")
  public static class Change {
    static final AtomicReference<SessionAuth<?>> AUTH = new AtomicReference<>();

    @POST
    public void change(@PathParam("name") String name, @Context SessionWriter session) {
      AUTH.get().endAll(name);
      session.set(Map.of("user_id", name));
    }

    @POST
    @Path("only")
    @PermitAll
    public void only(@PathParam("name") String name) {
      AUTH.get().endAll(name);
    }
  }

  private TestServer server() {
    SessionAuth<?> auth = Accounts.auth().clock(clock).build();
    Change.AUTH.set(auth);
    return TestServer.start(Accounts.class, Change.class, auth);
  }

  @Test
  void endingAllEndsEverySessionOfOneUserOnly() {
    try (TestServer server = server()) {
      Browser phone = server.browser();
      phone.post("/login/ann", "");
      Browser laptop = server.browser();
      laptop.post("/remember/ann/300", "");
      Browser bob = server.browser();
      bob.post("/login/bob", "");
      bob.post("/change/ann/only", "");
      assertThat(phone.get("/me").status()).isEqualTo(401);
      assertThat(laptop.get("/me").status()).isEqualTo(401);
      assertThat(bob.get("/me").status()).isEqualTo(200);
      clock.advance(Duration.ofDays(299));
      assertThat(laptop.get("/me").status()).isEqualTo(401);
    }
  }

  @Test
  void aLoginAfterEndingAllHoldsAtOnceAlsoInTheSameRequest() {
    try (TestServer server = server()) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      Browser thief = browser.copy();
      browser.post("/change/ann", "");
      assertThat(browser.get("/me").body()).isEqualTo("ann");
      assertThat(thief.get("/me").status()).isEqualTo(401);
      Browser other = server.browser();
      other.post("/login/ann", "");
      assertThat(other.get("/me").status()).isEqualTo(200);
      clock.advance(Duration.ofMinutes(29));
      assertThat(browser.get("/me").status()).isEqualTo(200);
    }
  }

  @Test
  void endingAllTwiceEndsTheLoginInBetween() {
    try (TestServer server = server()) {
      Browser browser = server.browser();
      browser.post("/change/ann/only", "");
      browser.post("/login/ann", "");
      clock.advance(Duration.ofMillis(1));
      server.browser().post("/change/ann/only", "");
      assertThat(browser.get("/me").status()).isEqualTo(401);
      browser.post("/login/ann", "");
      assertThat(browser.get("/me").status()).isEqualTo(200);
    }
  }

  @Test
  void endingAllNeedsToKnowWhoseASessionIs() {
    SessionAuth<?> auth =
        SessionAuth.builder(String.class, session -> Optional.of("ann"))
            .keys(KeyRing.ephemeral())
            .build();
    assertThatThrownBy(() -> auth.endAll("ann"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "endAll needs to know whose a session is. Set subject(session -> …) in the builder.");
  }

  @Test
  void sessionsFromBeforeAnInstantOfTheUserAreEnded() {
    AtomicReference<Instant> changed = new AtomicReference<>(Instant.MIN);
    SessionAuth<?> auth = Accounts.auth().clock(clock).endedBefore(user -> changed.get()).build();
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      assertThat(browser.get("/me").status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));
      changed.set(clock.instant().plusNanos(500)); // finer than a session's own times
      assertThat(browser.get("/me").status()).isEqualTo(401);
      browser.post("/login/ann", "");
      assertThat(browser.get("/me").status()).isEqualTo(200);
      changed.set(null);
      assertThat(browser.get("/me").status()).isEqualTo(200);
      changed.set(Instant.MAX);
      assertThat(browser.get("/me").status()).isEqualTo(401);
      assertThat(browser.post("/login/ann", "").status()).isEqualTo(200);
      assertThat(browser.get("/me").status()).isEqualTo(401);
    }
  }
}
