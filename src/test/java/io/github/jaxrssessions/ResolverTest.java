package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.Accounts.User;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the resolver is asked, and what its answers and failures come to: points 1, 3 and 11. */
class ResolverTest {
  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();

  private SessionAuthBuilder<User> auth(UserResolver<User> resolver) {
    return SessionAuth.builder(User.class, resolver)
        .keys(KeyRing.ephemeral())
        .roles(User::hasRole)
        .clock(clock)
        .listeners(events::add);
  }

  private static Browser loggedIn(TestServer server, SessionAuth<?> auth) {
    Browser browser = server.browser();
    auth.issue(Map.of("user_id", "ann")).forEach(browser::keep);
    return browser;
  }

  @Test
  void publicResourceOpensNothingUnlessAsked() {
    AtomicInteger asked = new AtomicInteger();
    SessionAuth<User> auth = auth(counting(asked)).publicPaths("/open-path").build();
    try (TestServer server = TestServer.start(Asks.class, auth)) {
      Browser browser = loggedIn(server, auth);
      browser.jar().replaceAll((name, value) -> value.substring(1)); // refused, were it opened
      events.clear();
      Reply reply = browser.get("/asks/nothing");
      assertThat(reply.body()).isEqualTo("in");
      assertThat(reply.all("Vary")).isEmpty();
      assertThat(reply.all("Cache-Control")).isEmpty();
      assertThat(events).isEmpty();
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void sessionIsReadWithoutAskingForItsUser() {
    AtomicInteger asked = new AtomicInteger();
    SessionAuth<User> auth = auth(counting(asked)).build();
    try (TestServer server = TestServer.start(Asks.class, auth)) {
      Reply reply = loggedIn(server, auth).get("/asks/session");
      assertThat(reply.body()).isEqualTo("in");
      assertThat(reply.header("Vary")).isEqualTo("Cookie");
      assertThat(asked).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/lazily", "/role", "/parameter", "/optional", "/often"})
  void resolverIsAskedOnceARequestAndNeverWithoutASession(String path) {
    AtomicInteger asked = new AtomicInteger();
    SessionAuth<User> auth = auth(counting(asked)).build();
    try (TestServer server = TestServer.start(Asks.class, auth)) {
      server.browser().get("/asks" + path);
      assertThat(asked).hasValue(0);
      Reply reply = loggedIn(server, auth).get("/asks" + path);
      assertThat(reply.body()).isEqualTo("in");
      assertThat(reply.header("Vary")).isEqualTo("Cookie");
      assertThat(asked).hasValue(1);
    }
  }

  private static UserResolver<User> counting(AtomicInteger asked) {
    return session -> {
      asked.incrementAndGet();
      return Optional.of(new User(session.text("user_id")));
    };
  }

  static Stream<Arguments> failing() {
    return Stream.of(
        failing("throws", s -> thrown(new IllegalStateException("secret"))),
        failing("throws a checked exception", s -> thrown(new IOException("secret"))),
        failing("throws an answer", s -> thrown(new NotFoundException())),
        failing("is late", later(new CompletableFuture<>())),
        failing("fails later", later(CompletableFuture.failedFuture(new IOException("secret")))),
        failing("gives no stage", UserResolver.async(s -> null)),
        failing("is cancelled", later(cancelled())),
        failing("wraps another", s -> thrown(new CompletionException(new IOException("secret")))));
  }

  private static Arguments failing(String what, UserResolver<User> resolver) {
    return Arguments.of(what, resolver);
  }

  private static Optional<User> thrown(Exception e) throws Exception {
    throw e;
  }

  private static CompletableFuture<Optional<User>> cancelled() {
    CompletableFuture<Optional<User>> future = new CompletableFuture<>();
    future.cancel(true);
    return future;
  }

  private static UserResolver<User> later(CompletableFuture<Optional<User>> answer) {
    return UserResolver.async(session -> answer, Duration.ofMillis(1));
  }

  @ParameterizedTest(name = "a resolver that {0}")
  @MethodSource("failing")
  void failingResolverIsA503ThatClearsNothing(String what, UserResolver<User> resolver) {
    SessionAuth<User> auth = auth(resolver).build();
    try (TestServer server = TestServer.start(Asks.class, auth)) {
      Browser browser = loggedIn(server, auth);
      clock.advance(Duration.ofMinutes(20)); // due for renewal
      for (String path : List.of("", "/lazily", "/role", "/parameter", "/optional", "/often")) {
        events.clear();
        Reply reply = browser.get("/asks" + path);
        assertThat(reply.status()).as(path).isEqualTo(503);
        assertThat(reply.setCookies()).as(path).isEmpty();
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.body()).doesNotContain("secret");
        assertThat(events).singleElement().isInstanceOf(SessionEvent.Unavailable.class);
      }
      assertThat(server.browser().get("/asks").status()).isEqualTo(401);
      assertThat(browser.get("/asks/nothing").status()).isEqualTo(200);
    }
  }

  static Stream<Arguments> refusing() {
    SessionShapeException shape = new SessionShapeException("of another shape");
    return Stream.of(
        refusing("finds nobody", Refusal.NO_SUCH_USER, s -> Optional.empty()),
        refusing("gives null", Refusal.NO_SUCH_USER, s -> null),
        refusing("finds nobody later", Refusal.NO_SUCH_USER, done(Optional.empty())),
        refusing("gives null later", Refusal.NO_SUCH_USER, nullLater()),
        refusing("reads another shape", Refusal.SHAPE, s -> find(s.text("id"))),
        refusing("reads another class", Refusal.SHAPE, s -> Optional.of(s.as(User.class))),
        refusing("throws SHAPE first", Refusal.SHAPE, UserResolver.async(s -> late(s.text("id")))),
        refusing("fails by it", Refusal.SHAPE, later(CompletableFuture.failedFuture(shape))),
        refusing(
            "meets it on the way",
            Refusal.SHAPE,
            UserResolver.async(s -> late("x").thenApply(x -> find(s.text("id"))))),
        refusing(
            "wraps it deep",
            Refusal.SHAPE,
            s -> thrown(new CompletionException(new ExecutionException(shape)))));
  }

  private static Arguments refusing(String what, Refusal why, UserResolver<User> resolver) {
    return Arguments.of(what, why, resolver);
  }

  private static Optional<User> find(String name) {
    return Optional.of(new User(name));
  }

  private static CompletableFuture<Optional<User>> late(String name) {
    return CompletableFuture.completedFuture(find(name));
  }

  @SuppressWarnings("NullOptional") // what a careless resolver does
  private static UserResolver<User> nullLater() {
    return UserResolver.async(s -> CompletableFuture.completedFuture(null));
  }

  private static UserResolver<User> done(Optional<User> user) {
    return UserResolver.async(s -> CompletableFuture.completedFuture(user));
  }

  @ParameterizedTest(name = "a resolver that {0}: {1}")
  @MethodSource("refusing")
  void refusingResolverIsNoLogin(String what, Refusal why, UserResolver<User> resolver) {
    boolean guest = why == Refusal.NO_SUCH_USER;
    SessionAuth<User> auth = auth(resolver).build();
    try (TestServer server = TestServer.start(Asks.class, auth)) {
      Browser browser = loggedIn(server, auth);
      Map<String, String> before = Map.copyOf(browser.jar());
      clock.advance(Duration.ofMinutes(20)); // due for renewal
      for (String path : List.of("", "/often", "/lazily", "/role", "/parameter", "/optional")) {
        events.clear();
        Reply reply = browser.get("/asks" + path);
        boolean closed = path.isEmpty() || path.equals("/often");
        assertThat(reply.status()).as(path).isEqualTo(closed ? 401 : 200);
        assertThat(closed || reply.body().equals("-")).isTrue();
        assertThat(events).startsWith(new SessionEvent.Refused(why));
        if (closed || !guest) {
          assertThat(reply.setCookies()).as(path).isEmpty();
          assertThat(events).hasSize(1);
        }
      }
      // a guest's session goes on where it is welcome
      assertThat(browser.jar().equals(before)).isEqualTo(!guest);
    }
  }

  @Test
  void rolesThatCannotBeToldAreA503() {
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, s -> find(s.text("user_id")))
            .keys(KeyRing.ephemeral())
            .roles(
                (user, role) -> {
                  throw new IllegalStateException("down");
                })
            .listeners(events::add)
            .build();
    try (TestServer server = TestServer.start(Asks.class, auth)) {
      for (String path : List.of("/often", "/role")) {
        events.clear();
        Reply reply = loggedIn(server, auth).get("/asks" + path);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.setCookies()).isEmpty();
        assertThat(events).hasAtLeastOneElementOfType(SessionEvent.Unavailable.class);
      }
      assertThat(loggedIn(server, auth).get("/asks").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void limitOfAnAsynchronousResolverIsOverZero(long millis) {
    assertThatThrownBy(() -> UserResolver.<User>async(s -> late("x"), Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("Give a time over zero.");
  }

  @Test
  void resolverThatFailedIsNotAskedAgain() {
    AtomicInteger asked = new AtomicInteger();
    SessionAuth<User> auth =
        auth(s -> asked.incrementAndGet() == 1 ? thrown(new IOException()) : find("ann")).build();
    RequestSession<?> request =
        Sessions.request(auth, LoggedIn.cookie(auth, Map.of("user_id", "ann")));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(request::principal).isInstanceOf(ServiceUnavailableException.class);
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void resolverThatAsksForItsOwnAnswerIsTold() throws Exception {
    RequestSession<?>[] own = new RequestSession<?>[1];
    SessionAuth<User> auth = auth(s -> own[0].principal().map(p -> new User(p.getName()))).build();
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "ann"));
    own[0] = Sessions.request(auth, cookie);
    assertThatThrownBy(own[0]::principal).isInstanceOf(ServiceUnavailableException.class);
    assertThat(events)
        .filteredOn(SessionEvent.Unavailable.class::isInstance)
        .singleElement()
        .satisfies(
            e ->
                assertThat(((SessionEvent.Unavailable) e).cause())
                    .hasMessageContaining("The UserResolver asked for the user"));
  }
}
