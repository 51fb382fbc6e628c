package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.SessionCookie.SameSite;
import io.github.jaxrssessions.UserAgent.Cookie;
import io.github.jaxrssessions.UserAgent.Place;
import io.github.jaxrssessions.UserAgent.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of RFC 6265bis that touch what the library writes and reads, by their sections: what
 * browsers make of a line, which settings we take, and how we read a request.
 */
class Rfc6265bisTest {
  private static final Pattern REPEATED = Pattern.compile("<([^*>]+)\\*(\\d+)>");

  private static Stream<Arguments> table(String name) {
    try (InputStream file = Rfc6265bisTest.class.getResourceAsStream("/rfc6265bis/" + name)) {
      JsonNode rows = new ObjectMapper().readTree(file);
      return StreamSupport.stream(rows.spliterator(), false)
          .map(row -> Arguments.of(row.get("section").asText(), row.get("what").asText(), row));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> agent() {
    return table("agent.json");
  }

  static Stream<Arguments> settings() {
    return table("settings.json");
  }

  static Stream<Arguments> header() {
    return table("header.json");
  }

  /** Where the table says so many of something, all of them. */
  private static String text(JsonNode row, String field, String otherwise) {
    return row.has(field)
        ? REPEATED
            .matcher(row.get(field).asText())
            .replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))))
        : otherwise;
  }

  private static boolean flag(JsonNode row, String field, boolean otherwise) {
    return row.has(field) ? row.get(field).asBoolean() : otherwise;
  }

  /** The model that the properties stand on. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("agent")
  void browserMakesOfALineWhatTheSectionSays(String section, String what, JsonNode row) {
    UserAgent agent = new UserAgent(CarrierKit.jarClock());
    Place from =
        new Place(
            flag(row, "https", true), text(row, "host", "site.example"), text(row, "from", "/"));
    Request request = Request.valueOf(text(row, "request", "SAME_SITE"));
    boolean taken = agent.receive(from, request, text(row, "line", ""));
    assertThat(taken).isEqualTo(flag(row, "stored", true));
    List<Cookie> cookies = agent.cookies();
    assertThat(cookies).hasSize(taken && !flag(row, "gone", false) ? 1 : 0);
    cookies.forEach(cookie -> assertIs(cookie, row));
  }

  private static void assertIs(Cookie c, JsonNode row) {
    assertThat(c.name()).isEqualTo(text(row, "name", c.name()));
    assertThat(c.value()).isEqualTo(text(row, "value", c.value()));
    assertThat(c.path()).isEqualTo(text(row, "path", c.path()));
    assertThat(c.domain()).isEqualTo(text(row, "domain", c.domain()));
    assertThat(c.sameSite()).isEqualTo(text(row, "sameSite", c.sameSite()));
    assertThat(c.hostOnly()).isEqualTo(flag(row, "hostOnly", c.hostOnly()));
    assertThat(c.secure()).isEqualTo(flag(row, "secure", c.secure()));
    assertThat(c.httpOnly()).isEqualTo(flag(row, "httpOnly", c.httpOnly()));
    assertThat(c.partitioned()).isEqualTo(flag(row, "partitioned", c.partitioned()));
    String expiry = c.expiry().map(Object::toString).orElse("session");
    assertThat(expiry).isEqualTo(text(row, "expiry", expiry));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("settings")
  void settingsAreTakenOrRefusedAsTheSectionSays(String section, String what, JsonNode row) {
    boolean secure = flag(row, "secure", true);
    SessionCookie base =
        (secure ? SessionCookie.standard() : SessionCookie.insecureForLocalhost())
            .withName(text(row, "name", secure ? "sid" : "sid-insecure"))
            .withPath(text(row, "path", "/"))
            .withSameSite(SameSite.valueOf(text(row, "sameSite", "LAX")));
    SessionCookie apart = flag(row, "partitioned", false) ? base.withPartitioned() : base;
    String domain = text(row, "domain", "");
    SessionCookie cookie = domain.isEmpty() ? apart : apart.withDomain(domain);
    boolean taken = flag(row, "taken", true);
    assertThat(AnyCookie.isLegal(cookie)).isEqualTo(taken);
    if (taken || row.has("by_browsers")) {
      Place home = new Place(secure, domain.isEmpty() ? "site.example" : domain, "/");
      String line = cookie.line(cookie.name(), "v", Optional.empty());
      assertThat(new UserAgent(CarrierKit.jarClock()).receive(home, line)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("header")
  void requestIsReadAsTheSectionSays(String section, String what, JsonNode row) {
    List<String> lines = new ArrayList<>();
    row.get("lines").forEach(line -> lines.add(line.asText()));
    List<String> values = new ArrayList<>();
    row.get("values").forEach(value -> values.add(value.asText()));
    assertThat(
            CookieHeader.read(lines, (line, from, to) -> line.substring(from, to).equals("SID"))
                .values("SID"))
        .isEqualTo(values);
  }
}
