package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that were not asked for, clocks that differ, and failures between two steps. */
class HostileStoreTest {
  private final StoreKit kit = new StoreKit();

  @AfterEach
  void stop() {
    kit.close();
  }

  @Test // a cache or a connection that mixes answers up
  void rowThatWasNotAskedForIsA503AndNobodyElsesSession() {
    Browser ann = kit.loggedIn("ann");
    String anns = kit.row().key();
    Browser bob = kit.loggedIn("bob");
    kit.deploy(kit.sealed(kit.keys).store(new Crossed(kit.store, key -> anns)));
    Browser.Reply reply = kit.here(bob).get("/me");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.setCookies()).isEmpty();
    assertThat(kit.here(ann).get("/me").body()).isEqualTo("ann");
  }

  @Test // what one node takes for expired another may be renewing
  void endingReachesSessionsThatHoldByTheClocksOfOtherNodesOnly() {
    MovableClock ahead = MovableClock.at(kit.clock.instant().plusSeconds(50));
    SessionAuth<Accounts.User> node =
        Accounts.plain(kit.keys).clock(ahead).store(kit.store).build();
    Browser one = kit.loggedIn("ann");
    Browser mine = kit.loggedIn("ann");
    String handle = mine.get("/script/handle").body();
    Duration nearlyIdle = Duration.ofMinutes(30).minusSeconds(20);
    kit.clock.advance(nearlyIdle);
    ahead.advance(nearlyIdle);
    assertThat(node.sessions().of("ann")).isEmpty();
    node.sessions().endOthers("ann", handle);
    assertThat(one.get("/me").status()).isEqualTo(401);
    node.endAll("ann");
    assertThat(mine.get("/me").status()).isEqualTo(401);
  }

  @Test // as endAll does: the session that stays can be opened
  void endingAllOthersDeletesWhatThisNodeCannotOpen() {
    Browser other = kit.loggedIn("ann");
    StoredSession row = kit.row();
    Browser mine = kit.loggedIn("ann");
    String handle = mine.get("/script/handle").body();
    kit.write(row, "B" + row.content().substring(1));
    kit.auth.sessions().endOthers("ann", handle);
    assertThat(kit.store.find(row.key())).isEmpty();
    assertThat(other.get("/me").status()).isEqualTo(401);
    assertThat(mine.get("/me").body()).isEqualTo("ann");
  }

  @Test // nobody has its id, so nobody could end it, and it would count for hours
  void loginThatFailsAfterItsRowWasMadeLeavesNone() {
    Failing revocations = new Failing();
    kit.deploy(kit.auth(kit.keys).revocations(revocations).maxSessions(1, OverLimit.REFUSE));
    Browser browser = kit.browser();
    revocations.until.set(1); // the question of set is answered, the one after the row is not
    assertThat(browser.post("/login/ann", "").status()).isEqualTo(503);
    revocations.until.set(Integer.MAX_VALUE);
    assertThat(browser.post("/login/ann", "").status()).isEqualTo(200);
  }

  /** Remembers nothing, and fails after so many questions. */
  private static final class Failing implements Revocations {
    final AtomicInteger until = new AtomicInteger(Integer.MAX_VALUE);

    @Override
    public void end(String handle, Instant until) {}

    @Override
    public void endAll(String subject, Instant mark, Instant until) {}

    @Override
    public Found find(String handle, Set<String> subjects) {
      if (until.getAndDecrement() <= 0) {
        throw new IllegalStateException("down");
      }
      return new Found(false, Instant.MIN, Instant.MIN);
    }
  }

  /** Answers with another row than was asked for. */
  private record Crossed(SessionStore store, UnaryOperator<String> other) implements SessionStore {
    @Override
    public Created create(StoredSession session, Optional<Limit> limit, Instant now) {
      return store.create(session, limit, now);
    }

    @Override
    public Optional<StoredSession> find(String key) {
      return store.find(other.apply(key));
    }

    @Override
    public Updated update(StoredSession next, Instant now) {
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
}
