package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.store.MemorySessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Changes of one session by several requests at the same time. */
class StoredChangesTest {

  @Test
  void parallelChangesAreNoneOfThemLost() throws Exception {
    try (StoreKit kit = new StoreKit()) {
      Browser ann = kit.loggedIn("ann");
      int threads = 6;
      int each = 50;
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      AtomicInteger refused = new AtomicInteger();
      List<Callable<Void>> work = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        Browser tab = ann.copy();
        work.add(
            () -> {
              for (int i = 0; i < each; i++) {
                Reply reply = tab.post("/script/count", "");
                assertThat(reply.status()).isIn(204, 409);
                refused.addAndGet(reply.status() == 409 ? 1 : 0);
              }
              return null;
            });
      }
      try {
        for (Future<Void> done : pool.invokeAll(work)) {
          done.get();
        }
      } finally {
        pool.shutdownNow();
      }
      assertThat(ann.get("/script/count").body())
          .isEqualTo(String.valueOf(threads * each - refused.get()));
      assertThat(kit.store.calls().get("update")).isGreaterThanOrEqualTo(threads * each);
    }
  }

  /** A store in which somebody else always was first. */
  private static final class Contended implements SessionStore {
    private final SessionStore store = new MemorySessionStore(10);
    private int conflicts;
    private int tries;

    @Override
    public Created create(StoredSession session, Optional<Limit> limit, Instant now) {
      return store.create(session, limit, now);
    }

    @Override
    public Optional<StoredSession> find(String key) {
      return store.find(key);
    }

    @Override
    public Updated update(StoredSession next, Instant now) {
      tries++;
      if (conflicts > 0) {
        conflicts--;
        return Updated.CONFLICT;
      }
      return store.update(next, now);
    }

    @Override
    public boolean delete(String key) {
      return store.delete(key);
    }

    @Override
    public List<StoredSession> list(Set<String> subjects, Instant now) {
      return store.list(subjects, now);
    }
  }

  @Test
  void changeThatNeverFindsAGapIsA409AndWritesNothing() {
    Contended store = new Contended();
    try (StoreKit kit = new StoreKit()) {
      kit.deploy(kit.sealed(kit.keys).store(store));
      Browser browser = kit.loggedIn("ann");
      browser.post("/script/count", "");
      store.conflicts = Integer.MAX_VALUE;
      store.tries = 0;
      Reply reply = browser.post("/script/count", "");
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(reply.body()).contains("urn:jaxrs-sessions:session-conflict");
      assertThat(reply.setCookies()).isEmpty();
      assertThat(store.tries).isEqualTo(32);
      store.conflicts = 0;
      assertThat(browser.get("/script/count").body()).isEqualTo("1");
      store.conflicts = 5;
      assertThat(browser.post("/script/count", "").status()).isEqualTo(204);
      assertThat(browser.get("/script/count").body()).isEqualTo("2");
    }
  }

  @Test // P14: of nodes that renew at the same time, one does
  void renewalThatComesSecondIsLeftOut() {
    Contended store = new Contended();
    try (StoreKit kit = new StoreKit()) {
      kit.deploy(kit.sealed(kit.keys).store(store));
      Browser browser = kit.loggedIn("ann");
      kit.clock.advance(java.time.Duration.ofMinutes(8));
      store.conflicts = 1;
      store.tries = 0;
      Reply reply = browser.get("/me");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.setCookies()).isEmpty();
      assertThat(store.tries).isEqualTo(1);
    }
  }

  @Test // P9
  void changeOfASessionThatEndsMeanwhileMakesNothing() {
    try (StoreKit kit = new StoreKit()) {
      Browser browser = kit.loggedIn("ann");
      RequestSession<Accounts.User> request = kit.auth.request(List.of(browser.cookieLine()));
      request.update(data -> data.put("note", "late"));
      browser.post("/logout", "");
      kit.events.clear();
      assertThat(request.leave(200)).isEmpty();
      assertThat(kit.store.find(kit.row().key())).isEmpty();
      assertThat(kit.events).isEmpty();
    }
  }

  @Test // what logged this request in was ended, and so is what comes of it
  void loginByASessionThatEndsMeanwhileBeginsNothing() {
    try (StoreKit kit = new StoreKit()) {
      Browser browser = kit.loggedIn("ann");
      RequestSession<Accounts.User> request = kit.auth.request(List.of(browser.cookieLine()));
      assertThat(request.principal()).isPresent();
      request.set(Map.of("user_id", "ann"));
      browser.post("/logout", "");
      assertThat(request.leave(200)).isEmpty();
      assertThat(kit.auth.sessions().of("ann")).isEmpty();
    }
  }

  @Test // a login with the old password, say
  void loginThatAnEndingOfAllPassesDoesNotHold() {
    try (StoreKit kit = new StoreKit()) {
      RequestSession<Accounts.User> login = kit.auth.request(List.of());
      login.set(Map.of("user_id", "ann"));
      kit.auth.endAll("ann");
      assertThat(login.leave(200)).isEmpty();
      assertThat(kit.auth.sessions().of("ann")).isEmpty();
      Browser after = kit.loggedIn("ann");
      assertThat(after.get("/me").body()).isEqualTo("ann");
    }
  }

  @Test // P9, P11: what is changed again is checked again
  void changeThatGrowsTooLargeOverAnothersChangeIsA413() {
    try (StoreKit kit = new StoreKit()) {
      Browser browser = kit.loggedIn("ann");
      RequestSession<Accounts.User> late = kit.auth.request(List.of(browser.cookieLine()));
      late.update(data -> data.put("mine", "x".repeat(40_000)));
      RequestSession<Accounts.User> first = kit.auth.request(List.of(browser.cookieLine()));
      first.update(data -> data.put("other", "y".repeat(40_000)));
      assertThat(first.leave(200)).hasSize(1);
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> late.leave(200)))
          .isInstanceOf(SessionTooLargeException.class);
    }
  }
}
