package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.CrossOriginGuard.Headers;
import io.github.jaxrssessions.CrossOriginGuard.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decisions of the cross-origin guard: point 9, as Go 1.25's CrossOriginProtection decides. */
class CrossOriginGuardTest {
  private final List<SessionEvent> events = new ArrayList<>();

  private CrossOriginGuard guard(Mode mode) {
    return new CrossOriginGuard(
        mode,
        List.of("https://trusted.example", "http://trusted.example:8443"),
        List.of("/login/callback", "/a%20b"),
        new Events(List.of(events::add)));
  }

  private boolean refuses(String method, String path, Headers headers) {
    return guard(Mode.ENFORCE).refuses(method, path, headers);
  }

  /** No header where there is no text; several values where a bar stands. */
  private static List<String> values(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split("\\|", -1));
  }

  private static Headers headers(
      @Nullable String site, @Nullable String origin, @Nullable String host) {
    return new Headers(values(site), values(origin), values(host));
  }

  @ParameterizedTest(name = "{0}, Sec-Fetch-Site {1}, Origin {2}: refused {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        // safe methods pass, whatever comes with them
        "GET,     cross-site,  https://evil.example, false",
        "HEAD,    cross-site,  https://evil.example, false",
        "OPTIONS, cross-site,  https://evil.example, false",
        "GET,     -,           https://evil.example, false",
        // any other method does not
        "POST,    cross-site,  -, true",
        "PUT,     cross-site,  -, true",
        "PATCH,   cross-site,  -, true",
        "DELETE,  cross-site,  -, true",
        "TRACE,   cross-site,  -, true",
        "CONNECT, cross-site,  -, true",
        "get,     cross-site,  -, true",
        "FROB,    cross-site,  -, true",
        // Sec-Fetch-Site decides where it is there
        "POST,    same-origin, -, false",
        "POST,    none,        -, false",
        "POST,    same-site,   -, true",
        "POST,    Same-Origin, -, true",
        "POST,    else,        -, true",
        "POST,    same-origin, https://evil.example, false",
        "POST,    none,        'null', false",
        "POST,    cross-site,  https://shop.example, true",
        "POST,    same-site,   https://shop.example, true",
        // an empty one is none
        "POST,    '',          -, false",
        "POST,    '',          https://evil.example, true",
        // without it, Origin against Host
        "POST,    -,           -, false",
        "POST,    -,           '', false",
        "POST,    -,           https://shop.example, false",
        "POST,    -,           http://shop.example, false",
        "POST,    -,           https://shop.example:8443, true",
        "POST,    -,           https://evil.example, true",
        "POST,    -,           https://shop.example.evil.example, true",
        "POST,    -,           https://evil.example/shop.example, true",
        "POST,    -,           https://evil.example#shop.example, true",
        "POST,    -,           https://evil.example@shop.example, true",
        "POST,    -,           https://shop.example/, true",
        "POST,    -,           shop.example, true",
        "POST,    -,           'null', true",
        "POST,    cross-site,  'null', true",
        // trusted origins, exactly
        "POST,    -,           https://trusted.example, false",
        "POST,    cross-site,  https://trusted.example, false",
        "POST,    same-site,   https://trusted.example, false",
        "POST,    -,           http://trusted.example:8443, false",
        "POST,    cross-site,  http://trusted.example, true",
        "POST,    cross-site,  https://trusted.example:443, true",
        "POST,    cross-site,  https://Trusted.example, true",
        "POST,    cross-site,  https://trusted.example/, true",
        "POST,    cross-site,  https://trusted.example.evil.example, true",
        "POST,    cross-site,  https://a.trusted.example, true",
        // several values, or joined ones, are not to be trusted
        "POST,    same-origin|same-origin, -, true",
        "POST,    same-origin|cross-site,  -, true",
        "POST,    'none,none', -, true",
        "POST,    -,           https://shop.example|https://shop.example, true",
        "POST,    -,           https://shop.example|https://evil.example, true",
        "POST,    -,           'https://shop.example,https://evil.example', true",
        "POST,    -,           https://trusted.example|https://trusted.example, true",
        "POST,    -,           'https://trusted.example, https://trusted.example', true",
        "POST,    same-origin, https://shop.example|https://shop.example, true",
        "POST,    same-origin, 'https://shop.example,https://evil.example', true",
      })
  void decisionIsThatOfTheTable(
      String method, @Nullable String site, @Nullable String origin, boolean refused) {
    assertThat(refuses(method, "/x", headers(site, origin, "shop.example"))).isEqualTo(refused);
    assertThat(events).hasSize(refused ? 1 : 0);
  }

  @ParameterizedTest(name = "Origin {0}, Host {1}: refused {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "http://localhost:8080, localhost:8080, false",
        "http://localhost:8080, localhost, true",
        "http://localhost:8080, localhost:9090, true",
        "http://127.0.0.1:8080, 127.0.0.1:8080, false",
        "http://127.0.0.1:8080, localhost:8080, true",
        "http://[::1]:8080, [::1]:8080, false",
        "https://shop.example, shop.example:443, true",
        "https://shop.example, -, true",
        "https://shop.example, '', true",
        "https://shop.example, shop.example|shop.example, true",
        "https://shop.example, shop.example|evil.example, true",
        "https://shop.example, 'shop.example,evil.example', true",
        "-, -, false",
      })
  void originIsHeldAgainstTheHostAsItStands(
      @Nullable String origin, @Nullable String host, boolean refused) {
    assertThat(refuses("POST", "/x", headers(null, origin, host))).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({
    "/login/callback, false",
    "/a%20b, false",
    "/login/callback/, true",
    "/login/callback;x, true",
    "/login/%63allback, true",
    "//login/callback, true",
    "/login/callback/x, true",
    "/login/Callback, true",
    "/a b, true",
    "/a+b, true",
    "/x/../login/callback, true",
    "/login, true",
  })
  void pathThatTakesAnyOriginIsExact(String path, boolean refused) {
    Headers foreign = headers("cross-site", "https://evil.example", "shop.example");
    assertThat(refuses("POST", path, foreign)).isEqualTo(refused);
    assertThat(refuses("POST", path, headers(null, "null", "shop.example"))).isEqualTo(refused);
  }

  @Test
  void reportOnlyLetsPassAndTells() {
    Headers foreign = headers("cross-site", "https://evil.example", "shop.example");
    assertThat(guard(Mode.REPORT).refuses("POST", "/x", foreign)).isFalse();
    assertThat(events)
        .containsExactly(
            new SessionEvent.CrossOriginDenied("POST", List.of("https://evil.example"), false));
  }

  @Test
  void offLetsPassUnseen() {
    Headers foreign = headers("cross-site", "https://evil.example", "shop.example");
    assertThat(guard(Mode.OFF).refuses("POST", "/x", foreign)).isFalse();
    assertThat(events).isEmpty();
  }

  @ParameterizedTest(name = "{0} is told as {1}")
  @CsvSource({
    "https://evil.example, https://evil.example",
    "'a\nb\rc', 'a\\u000ab\\u000dc'",
    "'\u001b[31m\u0000\u007f', '\\u001b[31m\\u0000\\u007f'",
    "'\u00e9\u202e', '\\u00e9\\u202e'",
    "'a\\u000a', 'a\\u005cu000a'",
  })
  void eventsTellOriginsEscaped(String origin, String told) {
    refuses("POST", "/x", new Headers(List.of("cross-site"), List.of(origin), List.of()));
    assertThat(events)
        .containsExactly(new SessionEvent.CrossOriginDenied("POST", List.of(told), true));
  }

  @Test
  void eventsAreBounded() {
    List<String> many = List.of("a".repeat(201), "b", "c", "d", "e");
    refuses("P\n" + "x".repeat(300), "/x", new Headers(List.of(), many, List.of()));
    assertThat(events)
        .containsExactly(
            new SessionEvent.CrossOriginDenied(
                "P\\u000a" + "x".repeat(198) + "...",
                List.of("a".repeat(200) + "...", "b", "c", "d"),
                true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "*",
        "https://*",
        "shop.example",
        "https:shop.example",
        "https://",
        "https://shop.example/",
        "https://shop.example/path",
        "https://shop.example?x",
        "https://shop.example#x",
        "https://ann@shop.example",
        "https://Shop.example",
        "HTTPS://shop.example",
        "https://shop.example ",
        "https://a.example,https://b.example"
      })
  void trustedOriginThatIsNoneIsRefused(String origin) {
    SessionAuthBuilder<?> builder = Accounts.auth().trustedOrigins("https://ok.example", origin);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The trusted origin \""
                + origin
                + "\" is none. Give scheme, host and port as browsers"
                + " send them: https://app.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "login", "/login/*", "/login/**", "/{x}", "/a b", "/a?b", "/a#b"})
  void pathThatCannotBeOnTheWireIsRefused(String path) {
    SessionAuthBuilder<?> builder = Accounts.auth().crossOriginPaths("/ok", path);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + path + "\" cannot be used");
  }

  @Test
  void headersAreFoundWhateverTheCaseOfTheirNames() {
    Headers found =
        Wire.origins(
            Map.of(
                "sec-fetch-site", List.of("cross-site"),
                "ORIGIN", List.of("https://evil.example"),
                "hOST", List.of("shop.example")));
    assertThat(found).isEqualTo(headers("cross-site", "https://evil.example", "shop.example"));
    assertThat(Wire.values(Map.of("Cookie", List.of("a"), "COOKIE", List.of("b")), "cookie"))
        .containsExactlyInAnyOrder("a", "b");
  }
}
