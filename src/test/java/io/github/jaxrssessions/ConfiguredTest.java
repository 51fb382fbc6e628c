package io.github.jaxrssessions;

import static io.github.jaxrssessions.NamesKit.bare;
import static io.github.jaxrssessions.NamesKit.idleMinutes;
import static io.github.jaxrssessions.NamesKit.keyed;
import static io.github.jaxrssessions.NamesKit.nowhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings among the properties of a JAX-RS application, over HTTP. */
class ConfiguredTest {
  private static final String IDLE = "sessions.idle-timeout";
  private static final String COOKIE = "sessions.cookie.name";

  private static ResourceConfig application(SessionAuth<?> auth, Object... namesAndValues) {
    ResourceConfig config =
        new ResourceConfig(Accounts.class).register(JacksonFeature.class).register(auth);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      config.property((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return config;
  }

  private static TestServer start(ResourceConfig application) {
    return TestServer.startAt("/", application);
  }

  private static void fails(ResourceConfig application, Class<?> type, String message) {
    assertThatThrownBy(() -> start(application).close()).isInstanceOf(type).hasMessage(message);
  }

  @Test
  void propertyOfTheApplicationCountsForRequestsAndOutside() {
    SessionAuth<Accounts.User> auth = Accounts.auth().sources(nowhere()).build();
    try (TestServer server = start(application(auth, COOKIE, "__Host-named"))) {
      assertThat(server.browser().post("/login/ann", "").setCookies())
          .singleElement()
          .asString()
          .startsWith("__Host-named=");
      assertThat(auth.cookie().name()).isEqualTo("__Host-named");
    }
  }

  @Test
  void propertyOfTheApplicationCountsBeforeAllButCode() {
    Sources lower =
        new Sources(
            List.of(NamesKit.beside(IDLE, "4m")),
            Map.of(IDLE, "5m"),
            Map.of("SESSIONS_IDLE_TIMEOUT", "6m"));
    MovableClock clock = MovableClock.at(CarrierKit.START);
    SessionAuth<String> auth = keyed(lower).clock(clock).build();
    try (TestServer server = start(application(auth, IDLE, "3m"))) {
      assertThat(server.uri()).isNotNull();
      assertThat(idleMinutes(auth, clock)).isEqualTo(3);
    }
    SessionAuth<String> code = keyed(lower).clock(clock).idleTimeout(Duration.ofMinutes(2)).build();
    try (TestServer server = start(application(code, IDLE, "3m"))) {
      assertThat(server.uri()).isNotNull();
      assertThat(idleMinutes(code, clock)).isEqualTo(2);
    }
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("sessions.size-budget", 512, "size"),
        Arguments.of("sessions.cookie.insecure-for-localhost", true, "session-insecure"),
        Arguments.of(IDLE, Duration.ofMinutes(3), "idle"),
        Arguments.of("sessions.public-paths", List.of("/me"), "paths"),
        Arguments.of("sessions.public-paths", new String[] {"/me"}, "paths"),
        Arguments.of(COOKIE, "named", "named"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("values")
  void valueMayBeOfItsOwnType(String name, Object value, String effect) throws Exception {
    MovableClock clock = MovableClock.at(CarrierKit.START);
    SessionAuth<String> auth = keyed(nowhere()).clock(clock).build();
    try (TestServer server = start(application(auth, name, value))) {
      assertThat(server.uri()).isNotNull();
    }
    switch (effect) {
      case "size" ->
          assertThatThrownBy(() -> auth.issue(Map.of("text", "x".repeat(600))))
              .isInstanceOf(SessionTooLargeException.class);
      case "idle" -> assertThat(idleMinutes(auth, clock)).isEqualTo(3);
      case "paths" ->
          assertThat(auth.access(Me.class, Me.class.getMethod("me"), "me").kind())
              .isEqualTo(Access.Kind.OPEN);
      default -> assertThat(auth.cookie().name()).isEqualTo(effect);
    }
  }

  /** A resource. */
  @jakarta.ws.rs.Path("me")
  public static class Me {
    @jakarta.ws.rs.GET
    public String me() {
      return "";
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "sessions.idle-timout",
            "5m",
            "sessions.idle-timout in the JAX-RS Configuration is no setting. Did you mean"
                + " sessions.idle-timeout?"),
        Arguments.of(
            IDLE,
            30,
            "sessions.idle-timeout in the JAX-RS Configuration is \"30\". Give a time: 30s, 15m,"
                + " 12h, 30d or PT15M."),
        Arguments.of(
            "sessions.keys",
            new Properties(),
            "sessions.keys in the JAX-RS Configuration is a java.util.Properties. Give a text, a"
                + " number, a boolean, a Duration, or several texts."),
        Arguments.of(
            "sessions.public-paths",
            List.of("/a,/b"),
            "sessions.public-paths in the JAX-RS Configuration has a comma within one of several."
                + " Give it in code."));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("mistakes")
  void mistakeFailsTheStart(String name, Object value, String message) {
    fails(
        application(keyed(nowhere()).build(), name, value),
        IllegalArgumentException.class,
        message);
  }

  @Test
  void mistakeFailsTheStartAlsoWhereCodeSetsTheSame() {
    fails(
        application(keyed(nowhere()).idleTimeout(Duration.ofMinutes(2)).build(), IDLE, "soon"),
        IllegalArgumentException.class,
        "sessions.idle-timeout in the JAX-RS Configuration is \"soon\". Give a time: 30s, 15m, 12h,"
            + " 30d or PT15M.");
  }

  @Test
  void keysMayComeWithTheApplication() {
    SessionAuth<String> auth = bare(nowhere()).build();
    try (TestServer server = start(application(auth, "sessions.keys", KeyRing.generate()))) {
      assertThat(server.browser().post("/login/ann", "").setCookies()).hasSize(1);
    }
  }

  @Test
  void withoutKeysTheStartFails() {
    fails(
        application(bare(nowhere()).build()),
        IllegalStateException.class,
        "keys is not set. Give KeyRing.fromEnvironment(\"SESSION_KEYS\"), or sessions.keys by"
            + " name.");
  }

  @Test
  void withoutKeysAllElseIsCheckedAtOnce() {
    assertThatThrownBy(() -> bare(nowhere()).sizeBudget(1).build())
        .hasMessage("sizeBudget is 1. Give from 512 to 32000 bytes.");
  }

  static Stream<Arguments> uses() throws NoSuchMethodException {
    var me = Me.class.getMethod("me");
    return Stream.of(
        use("issue", auth -> auth.issue(Map.of())),
        use("issue with a lifetime", auth -> auth.issue(Map.of(), Duration.ofDays(1))),
        use("authenticate", auth -> auth.authenticate(Map.of())),
        use("endAll", auth -> auth.endAll("ann")),
        use("cookie", SessionAuth::cookie),
        use("access", auth -> auth.access(Me.class, me, "me")),
        use("sessions", SessionAuth::sessions));
  }

  private static Arguments use(String name, Consumer<SessionAuth<String>> use) {
    return Arguments.of(name, use);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uses")
  void usedBeforeItFailsWhereTheApplicationSaysOtherwise(
      String name, Consumer<SessionAuth<String>> use) {
    Sources before = NamesKit.properties(IDLE, "5m", "sessions.size-budget", "600");
    SessionAuth<String> auth =
        keyed(before)
            .subject(session -> session.text("user_id"))
            .store(new io.github.jaxrssessions.store.MemorySessionStore(10))
            .build();
    use.accept(auth);
    try (TestServer server = start(application(auth, IDLE, "5m"))) {
      assertThat(server.uri()).isNotNull(); // says the same
    }
    fails(
        application(auth, IDLE, "6m", COOKIE, "other"),
        IllegalStateException.class,
        "The JAX-RS Configuration sets sessions.cookie.name, sessions.idle-timeout, and the"
            + " SessionAuth was used before with other values. Register it before it is used, and"
            + " with one application, or give the values as system properties.");
  }

  @Test
  void registeredTwiceWithTheSameItIsFine() {
    SessionAuth<String> auth = keyed(nowhere()).build();
    for (int i = 0; i < 2; i++) {
      try (TestServer server = start(application(auth, COOKIE, "named"))) {
        assertThat(server.uri()).isNotNull();
      }
    }
    try (TestServer server = start(application(auth))) {
      assertThat(server.uri()).isNotNull();
      assertThat(auth.cookie().name()).isEqualTo("named");
    }
    fails(
        application(auth, COOKIE, "other"),
        IllegalStateException.class,
        "The JAX-RS Configuration sets sessions.cookie.name, and the SessionAuth was used before"
            + " with other values. Register it before it is used, and with one application, or give"
            + " the values as system properties.");
  }

  @Test
  void whatTheBuilderIsToldAfterwardsDoesNotCount() {
    SessionAuthBuilder<String> builder = keyed(nowhere());
    SessionAuth<String> auth = builder.build();
    builder.application("a".repeat(300)); // would fail
    try (TestServer server = start(application(auth, COOKIE, "named"))) {
      assertThat(server.uri()).isNotNull();
    }
  }
}
