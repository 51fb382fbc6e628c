package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.testing.MovableClock;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Points 1, 6, 7: settings. */
class SessionAuthBuilderTest {
  /** A setting, as a lambda of its own type. */
  private interface Set extends UnaryOperator<SessionAuthBuilder<String>> {}

  private static SessionAuthBuilder<String> bare() {
    return SessionAuth.builder(String.class, session -> Optional.of(session.text("user_id")));
  }

  private static SessionAuthBuilder<String> builder() {
    return bare().keys(CarrierKit.KEYS);
  }

  private static LitestarCookies litestar() {
    return LitestarCookies.until(CarrierKit.START, new byte[16]);
  }

  @Test
  void keysAreRequiredAndAllElseHasADefault() {
    assertThatIllegalStateException()
        .isThrownBy(() -> bare().build().cookie())
        .withMessage(
            "keys is not set. Give KeyRing.fromEnvironment(\"SESSION_KEYS\"), or sessions.keys by"
                + " name.");
    assertThat(builder().build().cookie())
        .hasToString("__Host-session; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        row("keys", b -> b.keys(CarrierKit.KEYS), b -> b.keys(null)),
        row("subject", b -> b.subject(Session::handle), b -> b.subject(null)),
        row("name", b -> b.name(user -> user), b -> b.name(null)),
        row("roles", b -> b.roles((user, role) -> true), b -> b.roles(null)),
        row("endedBefore", b -> b.endedBefore(u -> Instant.EPOCH), b -> b.endedBefore(null)),
        row("idleTimeout", b -> b.idleTimeout(Duration.ofHours(1)), b -> b.idleTimeout(null)),
        row("absoluteLifetime", b -> b.absoluteLifetime(days(1)), b -> b.absoluteLifetime(null)),
        row("clock", b -> b.clock(MovableClock.at(Instant.EPOCH)), b -> b.clock(null)),
        row("cookie", b -> b.cookie(SessionCookie.standard()), b -> b.cookie(null)),
        row("application", b -> b.application("shop"), b -> b.application(null)),
        row("sizeBudget", b -> b.sizeBudget(3000), null),
        row("publicPaths", b -> b.publicPaths("/open"), null),
        row("trustedOrigins", b -> b.trustedOrigins("https://a.example"), null),
        row("crossOriginPaths", b -> b.crossOriginPaths("/callback"), null),
        row("the cross-origin mode", SessionAuthBuilder::crossOriginReportOnly, null),
        row("the cross-origin mode", SessionAuthBuilder::insecureWithoutCrossOriginGuard, null),
        row("revocations", b -> b.revocations(memory()), b -> b.revocations(null)),
        row("listeners", b -> b.listeners(event -> {}), null),
        row("litestar", b -> b.litestar(litestar()), b -> b.litestar(null)));
  }

  @Test
  void nullAmongSeveralIsRefusedByName() {
    Map<String, ThrowingCallable> wrong =
        Map.of(
            "publicPaths", () -> Accounts.auth().publicPaths("/a", null),
            "trustedOrigins", () -> Accounts.auth().trustedOrigins("https://a.example", null),
            "crossOriginPaths", () -> Accounts.auth().crossOriginPaths("/a", null),
            "listeners", () -> Accounts.auth().listeners(event -> {}, null));
    wrong.forEach(
        (name, setting) ->
            assertThatThrownBy(setting)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("One of " + name + " is null. Give values, or leave the setting out."));
    assertThatThrownBy(() -> SessionAuth.builder(null, s -> Optional.empty()))
        .hasMessage("The user's class is null. Give the class of your users.");
    assertThatThrownBy(() -> SessionAuth.builder(String.class, null))
        .hasMessage("The resolver is null. Give session -> users.byId(…).");
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static Revocations memory() {
    return new MemoryRevocations(
        MovableClock.at(Instant.EPOCH), 1, new Events(java.util.List.of()));
  }

  private static Arguments row(String name, Set given, Set empty) {
    return Arguments.of(name, given, empty);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void eachSettingIsGivenAtMostOnceAndNeverNull(String name, Set given, Set empty) {
    SessionAuthBuilder<String> once = given.apply(bare());
    assertThatIllegalStateException()
        .isThrownBy(() -> given.apply(once))
        .withMessage(name + " is set twice. Set it once.");
    if (empty != null) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> empty.apply(bare()))
          .withMessage(name + " is null. Give a value, or leave the setting out.");
    }
    SessionAuthBuilder<String> complete = name.equals("keys") ? bare() : builder();
    assertThat(given.apply(complete).build()).isNotNull();
  }

  @Test
  void reportOnlyAndOffContradictEachOther() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().crossOriginReportOnly().insecureWithoutCrossOriginGuard())
        .withMessage("the cross-origin mode is set twice. Set it once.");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        wrong(
            b -> b.idleTimeout(Duration.ZERO),
            "idleTimeout is PT0S. Give from 1 second to 400 days."),
        wrong(
            b -> b.absoluteLifetime(days(401)),
            "absoluteLifetime is PT9624H. Give from 1 second to 400 days."),
        wrong(
            b -> b.idleTimeout(days(1)),
            "idleTimeout is PT24H, longer than absoluteLifetime PT12H. Shorten the one or lengthen"
                + " the other."),
        wrong(b -> b.sizeBudget(511), "sizeBudget is 511. Give from 512 to 32000 bytes."),
        wrong(b -> b.sizeBudget(32_001), "sizeBudget is 32001. Give from 512 to 32000 bytes."),
        wrong(
            b -> b.sizeBudget(512).cookie(SessionCookie.standard().withName("n".repeat(300))),
            "sizeBudget is 512 and leaves no room for a session beside the cookie name "
                + "n".repeat(300)
                + ". Raise it, or shorten the name."),
        wrong(
            b -> b.cookie(SessionCookie.standard().withDomain("example.com")),
            "The cookie name __Host-session forbids Domain=example.com. Name it __Secure-session,"
                + " or leave the domain out."),
        wrong(
            b -> b.application("é".repeat(128)),
            "The application's id has 256 bytes. At most 255 are possible."),
        wrong(
            b -> b.publicPaths("/ok", "open"),
            "The public path \"open\" cannot be used: it must begin with /."),
        wrong(
            b -> b.trustedOrigins("https://a.example", "example.com"),
            "The trusted origin \"example.com\" is none. Give scheme, host and port as browsers"
                + " send them: https://app.example.com"),
        wrong(
            b -> b.crossOriginPaths("/login/*"),
            "The cross-origin path \"/login/*\" cannot be used. Give it exactly as on the wire,"
                + " percent-encoded and without patterns: /login/callback"),
        wrong(
            b -> b.litestar(litestar().withPath("old")),
            "The cookie path \"old\" must begin with / and hold no semicolon, space or control"
                + " character."));
  }

  private static Arguments wrong(Set setting, String message) {
    return Arguments.of(setting, message);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void mistakeIsToldWithValueAndRemedy(Set setting, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting.apply(builder()).build())
        .withMessage(message);
  }

  @Test
  void principalNamesItself() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                SessionAuth.builder(Principal.class, session -> Optional.empty())
                    .keys(CarrierKit.KEYS)
                    .name(Principal::getName)
                    .build())
        .withMessage(
            "name is set, and java.security.Principal is a Principal that names itself. Leave it"
                + " out.");
  }

  @Test
  void litestarsCookiesAndOursHaveOtherNames() {
    for (String name : new String[] {"sid", "sid-0", "sid-99"}) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  builder()
                      .cookie(SessionCookie.standard().withName(name))
                      .litestar(litestar().withName("sid"))
                      .build())
          .withMessage(
              "Litestar's cookie sid and ours are both named "
                  + name
                  + ". Give ours another name.");
    }
    SessionCookie apart = SessionCookie.standard().withName("sid-x");
    assertThat(builder().cookie(apart).litestar(litestar().withName("sid")).build()).isNotNull();
  }

  @Test
  void endAllNeedsToKnowWhoseASessionIs() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().build().endAll("ann"))
        .withMessage(
            "endAll needs to know whose a session is. Set subject(session -> …) in the builder.");
  }

  @Test // P20
  void applicationBindsTheCookies() {
    Function<String, SessionAuth<String>> app = id -> builder().application(id).build();
    var cookie =
        io.github.jaxrssessions.testing.LoggedIn.cookie(
            app.apply("shop"), java.util.Map.of("user_id", "ann"));
    var headers = java.util.Map.of("Cookie", Arrays.asList(cookie));
    assertThat(app.apply("shop").authenticate(headers)).isPresent();
    assertThat(app.apply("forum").authenticate(headers)).isEmpty();
    assertThat(builder().build().authenticate(headers)).isEmpty();
  }

  @Test
  void settingThatIsNotGivenFallsBack() {
    Setting<String> setting = new Setting<>("colour");
    assertThat(setting.given()).isFalse();
    assertThat(setting.orNull()).isNull();
    assertThat(setting.or("red")).isEqualTo("red");
    assertThat(setting.orElse(() -> "green")).isEqualTo("green");
    assertThatThrownBy(setting::required).hasMessage("colour is not set.");
    setting.set("blue");
    assertThat(setting.given()).isTrue();
    assertThat(setting.orNull()).isEqualTo("blue");
    assertThat(setting.or("red")).isEqualTo("blue");
    assertThat(setting.orElse(() -> "green")).isEqualTo("blue");
    assertThat(setting.required()).isEqualTo("blue");
  }
}
