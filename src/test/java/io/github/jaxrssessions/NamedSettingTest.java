package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each name: a value that is taken, and one that is not. */
class NamedSettingTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String TIME = "Give a time: 30s, 15m, 12h, 30d or PT15M.";
  private static final String YEAR = "Give from 1 second to 400 days.";
  private static final String LEAST = "Give at least 1, or leave the setting out.";
  private static final String FLAG = "Give one of false, true.";

  static Stream<Arguments> rows() {
    return Stream.of(
        row("keys", KEY, s -> s.keys.orNull().all().size(), 1, "abc", "Key 1 has 3 hex digits"),
        row("subject", "user_id", s -> subject(s.subject), "ann", " ", "is empty. Give the name"),
        row(
            "public-paths",
            "/a, /b/**",
            s -> s.publicPaths.orNull(),
            List.of("/a", "/b/**"),
            "/a,b",
            "The public path \"b\" cannot be used: it must begin with /."),
        row("idle-timeout", "10m", s -> s.idleTimeout.orNull(), minutes(10), "10", TIME),
        row("idle-timeout", "PT10M", s -> s.idleTimeout.orNull(), minutes(10), "0s", YEAR),
        row(
            "absolute-lifetime",
            "2h",
            s -> s.absoluteLifetime.orNull(),
            minutes(120),
            "401d",
            YEAR),
        row(
            "application",
            "shop",
            s -> s.application.orNull(),
            "shop",
            "é".repeat(128),
            "256 bytes"),
        row("size-budget", "3000", s -> s.sizeBudget.orNull(), 3000, "4k", "Give a whole number."),
        row("size-budget", "512", s -> s.sizeBudget.orNull(), 512, "511", "Give from 512 to 32000"),
        row(
            "trusted-origins",
            "https://a.example",
            s -> s.trustedOrigins.orNull(),
            List.of("https://a.example"),
            "a.example",
            "The trusted origin \"a.example\" is none."),
        row(
            "cross-origin-paths",
            "/back",
            s -> s.crossOriginPaths.orNull(),
            List.of("/back"),
            "/back/*",
            "The cross-origin path \"/back/*\" cannot be used."),
        row(
            "cross-origin",
            "report-only",
            s -> s.crossOrigin.orNull(),
            CrossOriginGuard.Mode.REPORT,
            "off",
            "Give one of enforce, insecure-off, report-only."),
        row(
            "cross-origin",
            "INSECURE_OFF",
            s -> s.crossOrigin.orNull(),
            CrossOriginGuard.Mode.OFF,
            "true",
            "Give one of enforce, insecure-off, report-only."),
        row(
            "cross-origin",
            "enforce",
            s -> s.crossOrigin.orNull(),
            CrossOriginGuard.Mode.ENFORCE,
            "false",
            "Give one of enforce, insecure-off, report-only."),
        row(
            "revocations-age",
            "0s",
            s -> s.revocationsAge.orNull(),
            Duration.ZERO,
            "6m",
            "Give from 0 to 5 minutes."),
        row("max-sessions", "5", s -> s.maxSessions.orNull(), 5, "0", LEAST),
        row(
            "over-limit",
            "end-oldest",
            s -> s.overLimit.orNull(),
            OverLimit.END_OLDEST,
            "drop",
            "Give one of end-oldest, refuse."),
        row(
            "over-limit",
            "refuse",
            s -> s.overLimit.orNull(),
            OverLimit.REFUSE,
            "true",
            "Give one of end-oldest, refuse."),
        row("label", "device", s -> subject(s.label), "phone", "", "is empty. Give the name"),
        row("cookie.name", "__Host-x", s -> s.namedCookie.cookie().name(), "__Host-x", "", "empty"),
        row("cookie.path", "/app", s -> s.namedCookie.path.orNull(), "/app", "", "empty"),
        row(
            "cookie.domain",
            "a.example",
            s -> s.namedCookie.domain.orNull(),
            "a.example",
            "",
            "empty"),
        row(
            "cookie.same-site",
            "Strict",
            s -> s.namedCookie.cookie().toString(),
            "__Host-session; Path=/; Secure; HttpOnly; SameSite=Strict",
            "some",
            "Give one of lax, none, strict."),
        row(
            "cookie.partitioned",
            "true",
            s -> s.namedCookie.cookie().toString(),
            "__Host-session; Path=/; Secure; HttpOnly; SameSite=Lax; Partitioned",
            "yes",
            FLAG),
        row(
            "cookie.insecure-for-localhost",
            "true",
            s -> s.namedCookie.cookie().toString(),
            "session-insecure; Path=/; HttpOnly; SameSite=Lax",
            "1",
            FLAG),
        row(
            "litestar.until",
            "2027-03-01T00:00:00Z",
            s -> s.namedLitestar.until.orNull(),
            Instant.parse("2027-03-01T00:00:00Z"),
            "March",
            "Give an instant: 2027-03"),
        row(
            "litestar.secrets",
            KEY + ",00112233445566778899aabbccddeeff",
            s -> s.namedLitestar.secrets.orNull().stream().map(each -> each.length).toList(),
            List.of(32, 16),
            "not-!a-secret",
            "the bytes of each as base64 or hex."),
        row("litestar.name", "sid", s -> s.namedLitestar.name.orNull(), "sid", "", "empty"),
        row("litestar.path", "/old", s -> s.namedLitestar.path.orNull(), "/old", "", "empty"),
        row(
            "litestar.domain",
            "b.example",
            s -> s.namedLitestar.domain.orNull(),
            "b.example",
            "",
            "empty"),
        row(
            "litestar.max-age",
            "14d",
            s -> s.namedLitestar.maxAge.orNull(),
            Duration.ofDays(14),
            "0s",
            YEAR));
  }

  private static Arguments row(
      String name,
      String good,
      Function<Settings<String>, Object> effect,
      Object expected,
      String bad,
      String message) {
    return Arguments.of("sessions." + name, good, effect, expected, bad, message);
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static String subject(Setting<Function<? super Session, String>> setting) {
    SessionAuth<String> auth = NamesKit.keyed(NamesKit.nowhere()).build();
    List<String> lines = auth.issue(Map.of("user_id", "ann", "device", "phone"));
    Session session = Sessions.request(auth, lines.get(0).split(";", 2)[0]).current().orElseThrow();
    return setting.orNull().apply(session);
  }

  private static Settings<String> code() {
    return new Settings<>(String.class, session -> Optional.empty());
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("rows")
  void goodValueSetsWhatTheCodeCouldSet(
      String name, String good, Function<Settings<String>, Object> effect, Object expected) {
    Settings<String> completed =
        NamesKit.properties(name, " " + good + " ").read().complete(code());
    assertThat(effect.apply(completed)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}={4}")
  @MethodSource("rows")
  void badValueIsToldWithNamePlaceAndRemedy(
      String name,
      String good,
      Function<Settings<String>, Object> effect,
      Object expected,
      String bad,
      String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamesKit.keyed(NamesKit.properties(name, bad)).build())
        .withMessageStartingWith(name + " in the system properties ")
        .withMessageContaining(message);
  }

  @Test
  void eachNameHasARow() {
    assertThat(rows().map(row -> row.get()[0]).distinct())
        .containsExactlyElementsOf(NamedSetting.ALL.stream().map(NamedSetting::name).toList());
  }

  @Test
  void valuesOfSecretsAreNeverShown() {
    String secret = "c0ffee-is-not-hex";
    for (String name : List.of("sessions.keys", "sessions.litestar.secrets")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NamesKit.keyed(NamesKit.environment(variable(name), secret)).build())
          .satisfies(
              wrong ->
                  assertThat(org.assertj.core.util.Throwables.getStackTrace(wrong))
                      .contains(name + " in the environment variable " + variable(name))
                      .doesNotContain("c0ffee"));
    }
    Sources named = NamesKit.properties("sessions.keys", KEY, "sessions.key", KEY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamesKit.bare(named).build())
        .withMessage(
            "sessions.key in the system properties is no setting. Did you mean sessions.keys?");
    assertThat(NamesKit.properties("sessions.keys", KEY).read().toString()).doesNotContain(KEY);
  }

  private static String variable(String name) {
    return NamedSetting.variable(name);
  }

  @Test
  void badValueFailsAlsoWhereCodeSetsTheSame() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                NamesKit.keyed(NamesKit.properties("sessions.idle-timeout", "soon"))
                    .idleTimeout(minutes(5))
                    .build())
        .withMessage("sessions.idle-timeout in the system properties is \"soon\". " + TIME);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamesKit.keyed(NamesKit.properties("sessions.keys", "1,2")).build())
        .withMessageStartingWith("sessions.keys in the system properties cannot be used: Key 1 ");
  }

  @Test
  void longValueIsShownInPart() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                NamesKit.keyed(
                        NamesKit.properties("sessions.size-budget", "\u0007" + "9".repeat(200)))
                    .build())
        .withMessage(
            "sessions.size-budget in the system properties is \"?"
                + "9".repeat(99)
                + "...\". Give a whole number.");
  }

  @Test
  void contradictionsNameThePlaces() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                NamesKit.keyed(
                        NamesKit.environment(
                            "SESSIONS_IDLE_TIMEOUT", "1d", "SESSIONS_APPLICATION", "shop"))
                    .build())
        .withMessage(
            "idleTimeout is PT24H, longer than absoluteLifetime PT12H. Shorten the one or lengthen"
                + " the other. By name: sessions.idle-timeout in the environment variable"
                + " SESSIONS_IDLE_TIMEOUT.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                NamesKit.keyed(NamesKit.properties("sessions.cookie.domain", "example.com"))
                    .build())
        .withMessage(
            "The cookie name __Host-session forbids Domain=example.com. Name it __Secure-session,"
                + " or leave the domain out. By name: sessions.cookie.domain in the system"
                + " properties.");
    assertThatIllegalStateException()
        .isThrownBy(() -> NamesKit.keyed(NamesKit.properties("sessions.max-sessions", "3")).build())
        .withMessage(
            "maxSessions needs both sessions.max-sessions and sessions.over-limit. By name:"
                + " sessions.max-sessions in the system properties.");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> NamesKit.keyed(NamesKit.properties("sessions.litestar.name", "sid")).build())
        .withMessageStartingWith(
            "The litestar cookies need both sessions.litestar.until and sessions.litestar.secrets.");
  }

  @Test
  void cookieAndLitestarsCookiesAreMadeOfTheirParts() {
    Sources named =
        NamesKit.properties(
            "sessions.cookie.name", "__Secure-s",
            "sessions.cookie.path", "/app",
            "sessions.cookie.domain", "example.com",
            "sessions.cookie.same-site", "none",
            "sessions.litestar.until", "2027-03-01T00:00:00Z",
            "sessions.litestar.secrets", KEY,
            "sessions.litestar.name", "sid",
            "sessions.litestar.path", "/old",
            "sessions.litestar.domain", "old.example.com",
            "sessions.litestar.max-age", "7d");
    assertThat(NamesKit.keyed(named).build().cookie())
        .hasToString("__Secure-s; Path=/app; Domain=example.com; Secure; HttpOnly; SameSite=None");
    LitestarCookies theirs = named.read().complete(code()).namedLitestar.cookies();
    assertThat(theirs).hasToString("LitestarCookies[sid until 2027-03-01T00:00:00Z]");
    assertThat(theirs.cookie())
        .hasToString("sid; Path=/old; Domain=old.example.com; HttpOnly; SameSite=Lax");
    assertThat(theirs.maxAge()).isEqualTo(Duration.ofDays(7));
  }

  @ParameterizedTest
  @CsvSource({
    "sessions.idle-timout, sessions.idle-timeout",
    "sessions.idleTimeout, sessions.idle-timeout",
    "sessions.idle.timeout, sessions.idle-timeout",
    "sessions.cookie.samesite, sessions.cookie.same-site",
    "sessions.public-path, sessions.public-paths",
    "sessions.max-session, sessions.max-sessions"
  })
  void typoIsToldWithTheNameThatWasMeant(String typo, String meant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamesKit.keyed(NamesKit.properties(typo, "x")).build())
        .withMessage(typo + " in the system properties is no setting. Did you mean " + meant + "?");
  }

  @Test
  void nameThatIsLikeNoneIsToldWithAllThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamesKit.keyed(NamesKit.properties("sessions.colour", "red")).build())
        .withMessageStartingWith(
            "sessions.colour in the system properties is no setting. There are sessions.keys,"
                + " sessions.subject, sessions.public-paths, ");
  }

  @Test
  void whatIsSetInCodeOnlySaysSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamesKit.keyed(NamesKit.properties("sessions.store", "redis")).build())
        .withMessage(
            "sessions.store in the system properties is set in code only: it is a function or an"
                + " object. See SessionAuthBuilder.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> NamesKit.keyed(NamesKit.environment("SESSIONS_ENDED_BEFORE", "x")).build())
        .withMessageStartingWith(
            "The environment variable SESSIONS_ENDED_BEFORE is set in code only");
  }
}
