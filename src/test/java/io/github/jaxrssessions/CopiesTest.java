package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Copies of a session's cookie, and requests that cross (P6, P8, P11; rules 1, 4 and 5). */
class CopiesTest {
  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  private final SessionAuth<Accounts.User> auth =
      Accounts.auth().clock(clock).listeners(events::add).build();

  private RequestSession<?> login(String name) {
    return Sessions.request(auth, LoggedIn.cookie(auth, Map.of("user_id", name)));
  }

  @Test // P6: the browser's own cookie is past its idle limit, and a thief's copy is not
  void logoutAndLoginEndACopyThatSomebodyKeptAlive() {
    for (String last : List.of("/logout", "/login/bob")) {
      try (TestServer server = TestServer.start(Accounts.class, auth)) {
        Browser browser = server.browser();
        browser.post("/login/ann", "");
        Browser thief = browser.copy();
        for (int i = 0; i < 4; i++) {
          clock.advance(Duration.ofMinutes(10));
          assertThat(thief.get("/me").status()).isEqualTo(200);
        }
        assertThat(browser.get("/me").status()).isEqualTo(401);
        browser.post(last, "");
        assertThat(thief.get("/me").status()).as(last).isEqualTo(401);
      }
    }
  }

  @Test // P8
  void anEndingIsRememberedAsLongAsTheCookieItselfSays() {
    MemoryRevocations shared =
        new MemoryRevocations(clock, MemoryRevocations.CAPACITY, new Events(List.of()));
    KeyRing keys = KeyRing.ephemeral();
    SessionAuth<?> longer =
        Accounts.auth(keys)
            .clock(clock)
            .idleTimeout(Duration.ofHours(2))
            .revocations(shared)
            .build();
    SessionAuth<?> shorter = Accounts.auth(keys).clock(clock).revocations(shared).build();
    String cookie = LoggedIn.cookie(longer, Map.of("user_id", "ann"));
    Sessions.request(shorter, cookie).clear();
    clock.advance(Duration.ofMinutes(32));
    for (int i = 0; i < 9; i++) { // others log out as well, which lets the memory forget
      shared.end("other" + i, clock.instant());
    }
    assertThat(Sessions.authenticate(longer, cookie)).isEmpty();
  }

  @Test
  void clearCountsAlsoWhereASetFollowsThatDoesNot() {
    RequestSession<?> session = login("ann");
    session.clear();
    session.set(Map.of("user_id", "bob"));
    assertThat(session.leave(500)).singleElement().asString().contains("Max-Age=0");
    assertThat(events).filteredOn(e -> e instanceof SessionEvent.Ended).hasSize(1);
  }

  @Test
  void anAnswerGivenAnewCarriesTheSameLines() {
    RequestSession<?> session = login("ann");
    session.set(Map.of("user_id", "bob"));
    List<String> first = session.leave(200);
    assertThat(first).hasSize(1);
    assertThat(session.leave(400)).isEqualTo(first);
    assertThat(session.leave(500)).isEmpty();
    RequestSession<?> out = login("ann");
    out.clear();
    assertThat(out.leave(200)).hasSize(1).isEqualTo(out.leave(500));
  }

  @Test // a request that was logged in by a session does not outlive its logout by a new one
  void setAfterALogoutElsewhereBeginsNothing() {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "ann"));
    RequestSession<?> slow = Sessions.request(auth, cookie);
    assertThat(slow.principal()).isPresent();
    Sessions.request(auth, cookie).clear();
    slow.set(Map.of("user_id", "ann", "tenant", "two"));
    assertThat(slow.leave(200)).isEmpty();
    RequestSession<?> fresh = Sessions.request(auth, cookie);
    fresh.set(Map.of("user_id", "ann")); // a login asks for no user
    assertThat(fresh.leave(200)).hasSize(1);
  }

  @Test // P8
  void updateAndRenewalOfASessionEndedMeanwhileAreNotSent() {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "ann"));
    clock.advance(Duration.ofMinutes(10));
    RequestSession<?> updating = Sessions.request(auth, cookie);
    updating.update(data -> data.put("a", 1));
    RequestSession<?> renewing = Sessions.request(auth, cookie);
    assertThat(renewing.current()).isPresent();
    Sessions.request(auth, cookie).clear();
    assertThat(updating.leave(200)).isEmpty();
    assertThat(renewing.leave(200)).isEmpty();
  }

  @Test
  void aGuestsSessionIsKeptByUseOnPagesThatAskForAUser() {
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      Browser guest = server.browser();
      guest.post("/login/nobody", "");
      for (int i = 0; i < 5; i++) {
        clock.advance(Duration.ofMinutes(10));
        assertThat(guest.get("/maybe").setCookies()).hasSize(1);
      }
      clock.advance(Duration.ofMinutes(10));
      assertThat(guest.get("/me").setCookies()).isEmpty();
    }
  }

  /** Revocations behind an HTTP client of their own, say. */
  private static final class Failing implements Revocations {
    private final List<RuntimeException> failures = new ArrayList<>();

    @Override
    public void end(String handle, Instant until) {}

    @Override
    public void endAll(String subject, Instant mark, Instant until) {}

    @Override
    public Found find(String handle, Set<String> subjects) {
      if (!failures.isEmpty()) {
        throw failures.get(0);
      }
      return Found.NOTHING;
    }
  }

  @Test // point 11: "cannot tell" never looks like "not logged in"
  @Tag("sealed-cookie") // of a stored one the row is asked: StoreOutageTest
  void whateverRevocationsThrowIsA503() {
    Failing failing = new Failing();
    SessionAuth<?> auth = Accounts.auth().revocations(failing).build();
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      failing.failures.add(new jakarta.ws.rs.NotAuthorizedException("Bearer"));
      Reply reply = browser.get("/me");
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header(HttpHeaders.WWW_AUTHENTICATE)).isEmpty();
    }
  }

  @Test
  @Tag("sealed-cookie") // of a stored one the row is asked: StoreOutageTest
  void aRenewalThatCannotBeCheckedLeavesTheAnswerAsItIs() {
    Failing failing = new Failing();
    SessionAuth<?> auth = Accounts.auth().clock(clock).revocations(failing).build();
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "ann"));
    clock.advance(Duration.ofMinutes(10));
    RequestSession<?> session = Sessions.request(auth, cookie);
    assertThat(session.principal()).isPresent();
    failing.failures.add(new IllegalStateException("down"));
    assertThat(session.leave(200)).isEmpty();
  }

  @Test
  void anAnswerDoesNotWaitForAResolverThatAsksForTheSession() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    List<RequestSession<?>> request = new CopyOnWriteArrayList<>();
    SessionAuth<String> auth =
        SessionAuth.builder(
                String.class,
                session -> {
                  asked.countDown();
                  answered.await();
                  return request.get(0).current().map(Session::handle);
                })
            .keys(KeyRing.ephemeral())
            .clock(clock)
            .build();
    String cookie = LoggedIn.cookie(auth, Map.of());
    clock.advance(Duration.ofMinutes(10));
    request.add(Sessions.request(auth, cookie));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> user = other.submit(() -> request.get(0).principal());
      asked.await();
      assertThat(request.get(0).leave(200)).hasSize(1); // due for renewal
      answered.countDown();
      assertThat(user.get()).isNotEqualTo(Optional.empty());
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void manyUpdatesInOneRequestDoNotRunAheadOfTheClock() {
    RequestSession<?> session = login("ann");
    for (int i = 0; i < 2000; i++) {
      int n = i;
      session.update(data -> data.put("n", n));
    }
    assertThat(session.current().orElseThrow().renewed()).isEqualTo(clock.instant().plusMillis(1));
  }

  @Test // a sibling host may plant what it likes: what was not opened may be another's
  void moreValuesThanAreOpenedLogInNobody() {
    StringBuilder cookies = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      cookies.append(LoggedIn.cookie(auth, Map.of("user_id", "ann"))).append("; ");
    }
    assertThat(Sessions.authenticate(auth, cookies.toString())).isEmpty();
    assertThat(events).contains(new SessionEvent.Refused(Refusal.TOO_MANY));
  }
}
