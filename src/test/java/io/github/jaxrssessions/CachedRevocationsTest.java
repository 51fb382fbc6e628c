package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jaxrssessions.Revocations.Found;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a node knows of endings on other nodes, and for how long it does not ask again. */
class CachedRevocationsTest {
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-05-04T10:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private Runnable whileAsking = () -> {};
  private final MemoryRevocations memory = new MemoryRevocations(clock, 100, new Events(List.of()));

  /** What two nodes share; each question to it is counted. */
  private final Revocations shared =
      new Revocations() {
        @Override
        public void end(String handle, Instant until) {
          memory.end(handle, until);
        }

        @Override
        public void endAll(String subject, Instant mark, Instant until) {
          memory.endAll(subject, mark, until);
        }

        @Override
        public Found find(String handle, Set<String> subjects) {
          asked.incrementAndGet();
          Found found = memory.find(handle, subjects);
          whileAsking.run();
          return found;
        }
      };

  private CachedRevocations node(Duration age) {
    return new CachedRevocations(shared, age, clock);
  }

  @Test
  void answerIsGoodForItsAgeAndNoLonger() {
    CachedRevocations node = node(Duration.ofSeconds(5));
    assertThat(node.find("a", Set.of("ann"))).isEqualTo(Found.NOTHING);
    memory.end("a", LATER); // on another node
    clock.advance(Duration.ofMillis(4999));
    assertThat(node.find("a", Set.of("ann")).ended()).isFalse();
    assertThat(asked).hasValue(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(node.find("a", Set.of("ann")).ended()).isTrue();
    assertThat(asked).hasValue(2);
  }

  @Test
  void whoeverIsAboutToWriteAsksAfresh() {
    CachedRevocations node = node(Duration.ofSeconds(5));
    node.find("a", Set.of());
    memory.end("a", LATER);
    assertThat(node.findNow("a", Set.of()).ended()).isTrue();
  }

  @Test
  void ownEndingsCountAtOnce() {
    CachedRevocations node = node(Duration.ofSeconds(5));
    node.find("a", Set.of("ann"));
    node.end("a", LATER);
    assertThat(node.find("a", Set.of("ann")).ended()).isTrue();
    node.find("b", Set.of("bob"));
    node.endAll("bob", clock.instant(), LATER);
    assertThat(node.find("b", Set.of("bob")).mark()).isEqualTo(clock.instant());
  }

  @Test
  void answerThatWasOnItsWayDuringAnEndingIsNotKept() {
    CachedRevocations node = node(Duration.ofSeconds(5));
    whileAsking =
        () -> {
          whileAsking = () -> {};
          node.end("a", LATER);
        };
    assertThat(node.find("a", Set.of()).ended()).isFalse();
    assertThat(node.find("a", Set.of()).ended()).isTrue();
  }

  @Test
  void eachSubjectIsAQuestionOfItsOwn() {
    CachedRevocations node = node(Duration.ofSeconds(5));
    node.find("a", Set.of("ann"));
    memory.endAll("bob", clock.instant(), LATER);
    assertThat(node.find("a", Set.of("bob")).mark()).isEqualTo(clock.instant());
  }

  @Test // a clock that was set back must not make answers last
  void answerFromTheFutureIsNotGood() {
    CachedRevocations node = node(Duration.ofSeconds(5));
    node.find("a", Set.of());
    clock.advance(Duration.ofHours(-1));
    node.find("a", Set.of());
    assertThat(asked).hasValue(2);
  }

  @Test
  void knowledgeIsBounded() {
    CachedRevocations node = node(Duration.ofSeconds(5));
    for (int i = 0; i <= 10_000; i++) {
      node.find("s" + i, Set.of());
    }
    int before = asked.get();
    node.find("s10000", Set.of());
    assertThat(asked).hasValue(before);
    node.find("s0", Set.of());
    assertThat(asked).hasValue(before + 1);
  }

  @Test
  void withoutAnAgeEachQuestionIsAsked() {
    CachedRevocations node = node(Duration.ZERO);
    node.find("a", Set.of());
    node.find("a", Set.of());
    assertThat(asked).hasValue(2);
  }

  @Test
  void defaultAgeIsFiveSecondsForSealedCookiesAndNoneWithAStore() {
    KeyRing keys = KeyRing.of(Keys.secret(3));
    SessionAuth<?> sealed = Accounts.plain(keys).clock(clock).revocations(shared).build();
    try (TestServer server = TestServer.start(Accounts.class, sealed)) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      asked.set(0);
      browser.get("/me");
      browser.get("/me");
      assertThat(asked).hasValue(1);
      clock.advance(Duration.ofSeconds(5));
      browser.get("/me");
      assertThat(asked).hasValue(2);
      try (StoreKit kit = new StoreKit()) {
        kit.deploy(Accounts.plain(keys).clock(clock).revocations(shared).store(kit.store));
        Browser moved = kit.browser();
        moved.jar().putAll(browser.jar());
        asked.set(0);
        moved.copy().get("/me", "Cookie", "x=y");
        moved.copy().get("/me");
        assertThat(asked).hasValueGreaterThanOrEqualTo(2);
      }
    }
  }

  @Test
  void ageOutOfRangeIsRefused() {
    for (Duration age : List.of(Duration.ofMillis(-1), Duration.ofMinutes(6))) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> Accounts.auth().revocationsAge(age).build())
          .withMessage("revocationsAge is " + age + ". Give from 0 to 5 minutes.");
    }
  }
}
