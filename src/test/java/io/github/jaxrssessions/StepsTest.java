package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.store.MemorySessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who measures time hears of each step, and nobody pays for it where nobody does. */
class StepsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  /** Notes what begins and what is over. */
  private static final class Noting implements TimingListener {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void on(SessionEvent event) {}

    @Override
    public Timing begins(SessionStep step) {
      heard.add(step.name());
      return failed -> heard.add((failed ? "failed " : "over ") + step);
    }

    private List<String> heard() {
      List<String> copy = List.copyOf(heard);
      heard.clear();
      return copy;
    }
  }

  private final Noting noting = new Noting();

  private SessionAuthBuilder<Accounts.User> auth() {
    return Accounts.plain(KeyRing.of(Keys.secret(7))).listeners(noting);
  }

  @Test
  void withoutAListenerThatMeasuresThereIsNothingToCall() {
    assertThat(Steps.of(List.of())).isNull();
    assertThat(Steps.of(List.of(event -> {}))).isNull();
    assertThat(Steps.of(List.of(event -> {}, noting))).isNotNull();
  }

  @Test
  void cookieThatIsOpenedAndItsUserAreSteps() {
    SessionAuth<Accounts.User> auth = auth().build();
    String cookie = cookie(auth.issue(Map.of("user_id", "ann")));
    assertThat(noting.heard()).isEmpty(); // its own memory of ended sessions is no call
    assertThat(Sessions.authenticate(auth, cookie)).isPresent();
    assertThat(noting.heard()).containsExactly("OPEN", "over OPEN", "RESOLVE", "over RESOLVE");
  }

  @Test
  void requestWithoutACookieOfOursOpensNothing() {
    SessionAuth<Accounts.User> auth = auth().build();
    assertThat(Sessions.authenticate(auth, "theirs=1")).isEmpty();
    assertThat(noting.heard()).isEmpty();
  }

  @Test
  void cookieThatIsRefusedIsOpenedToo() {
    assertThat(Sessions.authenticate(auth().build(), "__Host-session=no")).isEmpty();
    assertThat(noting.heard()).containsExactly("OPEN", "over OPEN");
  }

  @Test
  void revocationsThatWereGivenAreSteps() {
    Events none = new Events(List.of());
    SessionAuth<Accounts.User> auth =
        auth().revocations(new MemoryRevocations(() -> NOW, 10, none)).build();
    auth.endAll("ann");
    assertThat(noting.heard()).containsExactly("REVOCATIONS_END_ALL", "over REVOCATIONS_END_ALL");
    RequestSession<?> request =
        Sessions.request(auth, cookie(auth.issue(Map.of("user_id", "ann"))));
    noting.heard();
    request.clear();
    assertThat(noting.heard())
        .containsExactly(
            "OPEN",
            "over OPEN",
            "REVOCATIONS_FIND",
            "over REVOCATIONS_FIND",
            "REVOCATIONS_END",
            "over REVOCATIONS_END");
  }

  @Test
  void answerThatIsKnownAlreadyIsNoCall() {
    Events none = new Events(List.of());
    SessionAuth<Accounts.User> auth =
        auth()
            .clock(() -> NOW)
            .revocations(new MemoryRevocations(() -> NOW, 10, none))
            .revocationsAge(Duration.ofSeconds(5))
            .build();
    String cookie = cookie(auth.issue(Map.of("user_id", "ann")));
    Sessions.authenticate(auth, cookie);
    noting.heard();
    Sessions.authenticate(auth, cookie);
    assertThat(noting.heard()).containsExactly("OPEN", "over OPEN", "RESOLVE", "over RESOLVE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "find", "update", "delete", "list"})
  void callOfTheStoreIsAStepThatSaysWhetherItFailed(String call) {
    CountedStore store = new CountedStore(new MemorySessionStore(100));
    String step = "STORE_" + call.toUpperCase(java.util.Locale.ROOT);
    call(store, call);
    assertThat(noting.heard()).containsExactly(step, "over " + step);
    assertThat(store.calls()).isEqualTo(Map.of(call, 1));
    store.cut(call);
    assertThatThrownBy(() -> call(store, call)).isInstanceOf(SessionStoreException.class);
    assertThat(noting.heard()).containsExactly(step, "failed " + step);
  }

  private void call(SessionStore untimed, String call) {
    SessionStore store = Steps.of(List.of(noting)).timed(untimed);
    StoredSession row = new StoredSession("k", Optional.empty(), 1, NOW, NOW.plusSeconds(9), "c");
    switch (call) {
      case "create" -> assertThat(store.create(row, Optional.empty(), NOW)).isNotNull();
      case "find" -> assertThat(store.find("k")).isEmpty();
      case "update" -> assertThat(store.update(row, NOW)).isEqualTo(SessionStore.Updated.GONE);
      case "delete" -> assertThat(store.delete("k")).isFalse();
      default -> assertThat(store.list(Set.of("s"), NOW)).isEmpty();
    }
  }

  @Test
  void applicationsStoreAndListsOfSessionsAreTimed() {
    SessionAuth<Accounts.User> auth = auth().store(new MemorySessionStore(100)).build();
    String cookie = cookie(auth.issue(Map.of("user_id", "ann")));
    assertThat(noting.heard()).contains("STORE_CREATE", "over STORE_CREATE");
    assertThat(Sessions.authenticate(auth, cookie)).isPresent();
    assertThat(noting.heard()).contains("STORE_FIND", "over STORE_FIND");
    assertThat(auth.sessions().of("ann")).hasSize(1);
    assertThat(noting.heard()).containsExactly("STORE_LIST", "over STORE_LIST");
  }

  @Test
  void resolverThatThrowsHasFailedAndTheRequestIsAsWithoutATimer() {
    SessionAuth<String> auth =
        SessionAuth.builder(
                String.class,
                session -> {
                  throw new java.io.IOException("down");
                })
            .keys(KeyRing.ephemeral())
            .listeners(noting)
            .build();
    String cookie = cookie(auth.issue(Map.of("user_id", "ann")));
    assertThatThrownBy(() -> Sessions.authenticate(auth, cookie))
        .isInstanceOf(jakarta.ws.rs.ServiceUnavailableException.class);
    assertThat(noting.heard()).endsWith("RESOLVE", "failed RESOLVE");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sessionOfAnotherShapeIsAnAnswerOfTheResolver(boolean later) {
    UserResolver<String> resolver = session -> Optional.of(session.text("other"));
    SessionAuth<String> auth =
        SessionAuth.builder(String.class, later ? later(resolver) : resolver)
            .keys(KeyRing.ephemeral())
            .listeners(noting)
            .build();
    assertThat(Sessions.authenticate(auth, cookie(auth.issue(Map.of("user_id", "ann"))))).isEmpty();
    assertThat(noting.heard()).endsWith("RESOLVE", "over RESOLVE");
  }

  private static UserResolver<String> later(UserResolver<String> resolver) {
    return UserResolver.async(
        session -> {
          try {
            return CompletableFuture.completedFuture(resolver.resolve(session));
          } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
          }
        });
  }

  /** Where a listener breaks. */
  enum Break {
    BEGIN,
    OVER,
    NOTHING_GIVEN
  }

  private record Broken(Break at) implements TimingListener {
    @Override
    public void on(SessionEvent event) {}

    @Override
    public Timing begins(SessionStep step) {
      return switch (at) {
        case BEGIN -> throw new IllegalStateException("with a canary");
        case OVER ->
            failed -> {
              throw new AssertionError("with a canary");
            };
        case NOTHING_GIVEN -> null;
      };
    }
  }

  @ParameterizedTest // P22
  @EnumSource
  void listenerThatThrowsBreaksNoStepAndIsLoggedByItsClass(Break at) {
    try (LogLines logs = new LogLines();
        TestServer server =
            TestServer.start(
                Accounts.class,
                Accounts.plain(KeyRing.ephemeral()).listeners(new Broken(at), noting).build())) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      assertThat(browser.get("/me").body()).isEqualTo("ann");
      assertThat(noting.heard()).containsExactly("OPEN", "over OPEN", "RESOLVE", "over RESOLVE");
      assertThat(logs.at(Level.SEVERE))
          .hasSize(2)
          .allMatch(line -> line.startsWith("The session listener " + Broken.class.getName()))
          .noneMatch(line -> line.contains("canary"));
    }
  }

  private static String cookie(List<String> setCookies) {
    return setCookies.get(0).split(";", 2)[0];
  }
}
