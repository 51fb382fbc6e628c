package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listing, ending and limiting a subject's sessions (P15). */
class ActiveSessionsTest {
  private final StoreKit kit = new StoreKit();

  @AfterEach
  void stop() {
    kit.close();
  }

  private List<String> handles(String subject) {
    return kit.auth.sessions().of(subject).stream().map(ActiveSession::handle).toList();
  }

  private static String handle(Browser browser) {
    return browser.get("/script/handle").body();
  }

  @Test
  void sessionsAreListedByTheirSubjectTheLastBegunFirst() {
    Browser first = kit.loggedIn("ann");
    kit.clock.advance(Duration.ofMinutes(10));
    Browser second = kit.loggedIn("ann");
    kit.loggedIn("bob");
    first.get("/me"); // renews it
    List<ActiveSession> sessions = kit.auth.sessions().of("ann");
    assertThat(sessions)
        .extracting(ActiveSession::handle)
        .containsExactly(handle(second), handle(first));
    Instant start = Instant.parse("2026-05-04T10:00:00Z");
    ActiveSession older = sessions.get(1);
    assertThat(older.started()).isEqualTo(start);
    assertThat(older.renewed()).isEqualTo(start.plus(Duration.ofMinutes(10)));
    assertThat(older.expires()).isEqualTo(start.plus(Duration.ofMinutes(40)));
    assertThat(older.label()).isEmpty();
    assertThat(kit.auth.sessions().of("nobody-at-all")).isEmpty();
  }

  @Test
  void expiredAndEndedSessionsAreNotListed() {
    Browser ended = kit.loggedIn("ann");
    ended.post("/logout", "");
    kit.loggedIn("ann");
    kit.clock.advance(Duration.ofMinutes(31));
    assertThat(handles("ann")).isEmpty();
  }

  @Test
  void labelIsWhatTheApplicationSays() {
    kit.deploy(kit.auth(kit.keys).label(session -> session.text("note")));
    Browser browser = kit.loggedIn("ann");
    browser.post("/note", "Firefox on Linux");
    kit.loggedIn("ann");
    assertThat(kit.auth.sessions().of("ann"))
        .extracting(ActiveSession::label)
        .containsExactlyInAnyOrder(Optional.of("Firefox on Linux"), Optional.empty());
  }

  @Test
  void oneSessionIsEndedAtOnce() {
    Browser lost = kit.loggedIn("ann");
    Browser mine = kit.loggedIn("ann");
    String handle = handle(lost);
    kit.events.clear();
    assertThat(kit.auth.sessions().end("ann", handle)).isTrue();
    assertThat(kit.auth.sessions().end("ann", handle)).isFalse();
    assertThat(kit.events).containsExactly(new SessionEvent.Ended(handle));
    assertThat(lost.get("/me").status()).isEqualTo(401);
    assertThat(mine.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void nobodyEndsASessionOfSomebodyElse() {
    Browser bob = kit.loggedIn("bob");
    kit.loggedIn("eve");
    assertThat(kit.auth.sessions().end("eve", handle(bob))).isFalse();
    assertThat(bob.get("/me").body()).isEqualTo("bob");
  }

  @Test
  void allButOneAreEnded() {
    Browser mine = kit.loggedIn("ann");
    Browser one = kit.loggedIn("ann");
    Browser two = kit.loggedIn("ann");
    Browser bob = kit.loggedIn("bob");
    assertThat(kit.auth.sessions().endOthers("ann", handle(mine))).isEqualTo(2);
    assertThat(one.get("/me").status()).isEqualTo(401);
    assertThat(two.get("/me").status()).isEqualTo(401);
    assertThat(mine.get("/me").body()).isEqualTo("ann");
    assertThat(bob.get("/me").body()).isEqualTo("bob");
  }

  @Test
  void endingAllEndsAllAndTheNextLoginHolds() {
    Browser one = kit.loggedIn("ann");
    Browser bob = kit.loggedIn("bob");
    kit.auth.endAll("ann");
    assertThat(one.get("/me").status()).isEqualTo(401);
    assertThat(bob.get("/me").body()).isEqualTo("bob");
    assertThat(kit.loggedIn("ann").get("/me").body()).isEqualTo("ann");
    kit.auth.sessions().endAll("ann");
    assertThat(handles("ann")).isEmpty();
  }

  @Test // a row that some other key wrote is nobody's here, and goes all the same
  void endingAllDeletesWhatThisNodeCannotOpen() {
    kit.loggedIn("ann");
    StoredSession row = kit.row();
    kit.write(row, "B" + row.content().substring(1));
    assertThat(handles("ann")).isEmpty();
    kit.auth.endAll("ann");
    assertThat(kit.store.find(row.key())).isEmpty();
  }

  @Test // who can write the store cannot put a session on another's list
  void rowUnderAnothersNameIsNotListed() {
    kit.loggedIn("ann");
    kit.loggedIn("bob");
    List<StoredSession> rows = new ArrayList<>(kit.store.rows.values());
    StoredSession one = rows.get(0);
    kit.store.update(
        new StoredSession(
            one.key(),
            rows.get(1).subject(),
            one.version() + 1,
            one.created(),
            one.expires(),
            one.content()),
        kit.clock.instant());
    assertThat(handles("ann").size() + handles("bob").size()).isEqualTo(1);
  }

  @Test // P16, P15: what older keys wrote is found under their names
  void sessionsUnderOlderKeysAreListedEndedAndWrittenAnew() {
    Browser old = kit.loggedIn("ann");
    String oldName = kit.row().subject().orElseThrow();
    KeyRing both = KeyRing.of(Keys.secret(8), Keys.secret(7));
    kit.deploy(kit.auth(both));
    Browser moved = kit.here(old);
    assertThat(handles("ann")).hasSize(1);
    assertThat(moved.get("/me").setCookies()).hasSize(1); // under the newest key
    assertThat(kit.row().subject().orElseThrow()).isNotEqualTo(oldName);
    assertThat(handles("ann")).hasSize(1);
    kit.deploy(kit.auth(KeyRing.of(Keys.secret(8))));
    assertThat(kit.here(moved).get("/me").body()).isEqualTo("ann");
    kit.auth.endAll("ann");
    assertThat(kit.here(moved).get("/me").status()).isEqualTo(401);
  }

  @Test
  void loginOverTheLimitEndsTheOldestBeforeItAnswers() {
    kit.deploy(kit.auth(kit.keys).maxSessions(2, OverLimit.END_OLDEST));
    Browser first = kit.loggedIn("ann");
    kit.clock.advance(Duration.ofSeconds(1));
    Browser second = kit.loggedIn("ann");
    String handle = handle(first);
    kit.clock.advance(Duration.ofSeconds(1));
    kit.events.clear();
    Browser third = kit.loggedIn("ann");
    assertThat(kit.events).contains(new SessionEvent.Ended(handle));
    assertThat(first.get("/me").status()).isEqualTo(401);
    assertThat(second.get("/me").status()).isEqualTo(200);
    assertThat(third.get("/me").status()).isEqualTo(200);
    // A new login in the same browser takes the place of its own session.
    third.post("/login/ann", "");
    assertThat(second.get("/me").status()).isEqualTo(200);
    assertThat(kit.loggedIn("bob").get("/me").status()).isEqualTo(200);
  }

  @Test
  void loginOverTheLimitIsRefusedWhereThatIsAsked() {
    kit.deploy(kit.auth(kit.keys).maxSessions(1, OverLimit.REFUSE));
    Browser first = kit.loggedIn("ann");
    Browser second = kit.browser();
    Reply refused = second.post("/login/ann", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("urn:jaxrs-sessions:session-limit");
    assertThat(refused.setCookies()).isEmpty();
    assertThat(first.post("/login/ann", "").status()).isEqualTo(200); // in its own place
    first.post("/logout", "");
    assertThat(second.post("/login/ann", "").status()).isEqualTo(200);
  }

  @Test
  void parallelLoginsKeepTheLimit() throws Exception {
    for (OverLimit over : OverLimit.values()) {
      kit.deploy(kit.auth(kit.keys).maxSessions(2, over));
      String name = "par" + over;
      ExecutorService pool = Executors.newFixedThreadPool(6);
      List<Callable<Browser>> logins = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        logins.add(
            () -> {
              Browser browser = kit.browser();
              browser.post("/login/" + name, "");
              return browser;
            });
      }
      int alive = 0;
      try {
        for (Future<Browser> done : pool.invokeAll(logins)) {
          alive += done.get().get("/me").status() == 200 ? 1 : 0;
        }
      } finally {
        pool.shutdownNow();
      }
      assertThat(alive).as(over.name()).isEqualTo(2);
      assertThat(handles(name)).hasSize(2);
    }
  }

  @Test
  void whatNeedsAStoreOrASubjectSaysSo() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> kit.sealed(kit.keys).build().sessions())
        .withMessageContaining("store(…)")
        .withMessageContaining("subject");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> kit.sealed(kit.keys).maxSessions(2, OverLimit.REFUSE).build())
        .withMessageContaining("store(…)");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> kit.auth(kit.keys).maxSessions(0, OverLimit.REFUSE).build())
        .withMessage("maxSessions is 0. Give at least 1, or leave the setting out.");
  }
}
