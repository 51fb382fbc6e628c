package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jaxrssessions.SessionCookie.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 7. Which settings are taken stands in {@code Rfc6265bisTest}. */
class SessionCookieTest {
  private static final SessionCookie STANDARD = SessionCookie.standard();
  private static final SessionCookie LOCAL = SessionCookie.insecureForLocalhost();
  private static final SessionCookie WIDE =
      STANDARD
          .withName("__Secure-login")
          .withDomain("example.com")
          .withPath("/app")
          .withSameSite(SameSite.NONE)
          .withPartitioned();

  @Test
  void defaultLineIsBoundToTheHostAndGoesWithTheBrowser() {
    assertThat(STANDARD.checked().line("__Host-session", "abc", Optional.empty()))
        .isEqualTo("__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void eachAttributeIsWritten() {
    assertThat(WIDE.checked().line("__Secure-login.1", "abc", Optional.of(Duration.ofDays(400))))
        .isEqualTo(
            "__Secure-login.1=abc; Max-Age=34560000; Path=/app; Domain=example.com; Secure;"
                + " HttpOnly; SameSite=None; Partitioned");
    assertThat(STANDARD.withSameSite(SameSite.STRICT).toString())
        .isEqualTo("__Host-session; Path=/; Secure; HttpOnly; SameSite=Strict");
  }

  @Test // P7
  void clearLineRepeatsTheAttributesAndLiesInThePast() {
    assertThat(STANDARD.expiry("__Host-session"))
        .isEqualTo(
            "__Host-session=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; Secure;"
                + " HttpOnly; SameSite=Lax");
    assertThat(WIDE.expiry("__Secure-login.1"))
        .isEqualTo(
            "__Secure-login.1=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/app;"
                + " Domain=example.com; Secure; HttpOnly; SameSite=None; Partitioned");
    assertThat(LOCAL.expiry("session-insecure"))
        .isEqualTo(
            "session-insecure=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; HttpOnly;"
                + " SameSite=Lax");
  }

  @Test
  void insecureForLocalhostHasAnotherNameAndNoSecure() {
    assertThat(LOCAL.checked().toString())
        .isEqualTo("session-insecure; Path=/; HttpOnly; SameSite=Lax");
    assertThat(LOCAL.secure()).isFalse();
    assertThat(LOCAL.name()).isNotEqualTo(STANDARD.name());
  }

  @Test
  void withGivesACopy() {
    SessionCookie before = SessionCookie.standard();
    before.withName("x").withPath("/x").withDomain("x").withPartitioned();
    assertThat(before.withSameSite(SameSite.NONE)).isNotSameAs(before);
    assertThat(before.toString()).isEqualTo(STANDARD.toString());
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        row(
            STANDARD.withDomain("example.com"),
            "The cookie name __Host-session forbids Domain=example.com. Name it __Secure-session,"
                + " or leave the domain out."),
        row(
            STANDARD.withName("__host-http-sid").withPath("/app"),
            "The cookie name __host-http-sid needs Path=/ and has Path=/app. Name it __Secure-sid,"
                + " or leave the path out."),
        row(
            LOCAL.withName("__Host-session"),
            "The cookie name __Host-session needs Secure. Without https, use"
                + " SessionCookie.insecureForLocalhost() as it is."),
        row(
            STANDARD.withName("sid").withDomain("example.com"),
            "A cookie with Domain=example.com needs a name that begins with __Secure-, and it is"
                + " sid."),
        row(
            LOCAL.withSameSite(SameSite.NONE),
            "SameSite=None needs Secure. Use SessionCookie.standard() with https."),
        row(
            LOCAL.withPartitioned(),
            "Partitioned needs Secure. Use SessionCookie.standard() with https."),
        row(
            STANDARD.withName("my session\n"),
            "The cookie name \"my session?\" is no token. Use letters, digits and"
                + " !#$%&'*+.^_`|~- only."),
        row(
            WIDE.withPath("app; Domain=evil"),
            "The cookie path \"app; Domain=evil\" must begin with / and hold no semicolon, space or"
                + " control character."),
        row(
            WIDE.withDomain(".example.com"),
            "The cookie domain \".example.com\" is no host name. Give it as example.com, without a"
                + " dot in front."),
        row(
            STANDARD.withName("n".repeat(512)),
            "The cookie's name, domain and path have 513 characters together. At most 512 are"
                + " possible."));
  }

  private static Arguments row(SessionCookie c, String message) {
    return Arguments.of(c, message);
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void contradictionIsToldWithItsRemedy(SessionCookie cookie, String message) {
    assertThatIllegalArgumentException().isThrownBy(cookie::checked).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a=b", "a;b", "a,b", "a\"", "ä", "a\r\nSet-Cookie", "(a)", "a/b"})
  void nameThatIsNoTokenIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.withName(name).checked())
        .withMessageContaining("is no token")
        .withMessageMatching("[ -~]*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "app", "/a;b", "/a b", "/a\r\nX: y", "/\u00e4", "/\u007f"})
  void pathThatEndsTheAttributeIsRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.withName("sid").withPath(path).checked())
        .withMessageContaining("The cookie path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", ".a", "a.", "-a", "a b", "a;b", "a,b", "a\n", "ä.example", "*.a"})
  void domainThatIsNoHostNameIsRefused(String domain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WIDE.withDomain(domain).checked())
        .withMessageContaining("The cookie domain");
  }
}
