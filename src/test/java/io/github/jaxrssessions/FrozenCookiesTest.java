package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * P19: a cookie that a release wrote opens in every later one. The data in {@code frozen/} is only
 * ever added to: with each release {@link Freeze} adds what {@link #today} gives.
 */
class FrozenCookiesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  static Stream<JsonNode> frozen() throws IOException {
    try (InputStream file = FrozenCookiesTest.class.getResourceAsStream("/frozen/v1.json")) {
      return Stream.of(MAPPER.readValue(file, JsonNode[].class));
    }
  }

  // P19
  @ParameterizedTest
  @MethodSource("frozen")
  void everyFrozenCookieOpensForEver(JsonNode frozen) throws IOException {
    opens(frozen);
  }

  @ParameterizedTest
  @MethodSource("today")
  void cookiesOfTodayOpenAsIfTheyWereFrozen(JsonNode frozen) throws IOException {
    opens(frozen);
  }

  private static void opens(JsonNode frozen) throws IOException {
    MovableClock clock = MovableClock.at(instant(frozen, "now"));
    SessionAuth<Session> auth =
        SessionAuth.builder(Session.class, Optional::of)
            .keys(KeyRing.parse(frozen.get("key").asText()))
            .cookie(SessionCookie.standard().withName(frozen.get("name").asText()))
            .application(frozen.get("application").asText())
            .clock(clock)
            .build();
    String cookie = frozen.get("cookie").asText();
    Session session = Sessions.authenticate(auth, cookie).orElseThrow().user();
    assertThat(session.handle()).isEqualTo(frozen.get("handle").asText());
    assertThat(session.started()).isEqualTo(instant(frozen, "started"));
    assertThat(session.renewed()).isEqualTo(instant(frozen, "renewed"));
    assertThat(session.expires()).isEqualTo(instant(frozen, "expires"));
    assertThat(MAPPER.writeValueAsString(session.map())).isEqualTo(frozen.get("data").toString());
    clock.advance(Duration.between(clock.instant(), session.expires()));
    assertThat(Sessions.authenticate(auth, cookie)).as("at its end").isEmpty();
  }

  private static Instant instant(JsonNode frozen, String name) {
    return Instant.parse(frozen.get(name).asText());
  }

  /** A session in one cookie, one in two, and one with a lifetime of its own. */
  static Stream<JsonNode> today() {
    Map<String, String> small = Map.of("user_id", "ann äöü €");
    Map<String, List<Integer>> large = Map.of("numbers", IntStream.range(0, 1000).boxed().toList());
    long now = NOW.toEpochMilli();
    long created = now - Duration.ofHours(2).toMillis();
    long issued = now - Duration.ofMinutes(5).toMillis();
    long idle = issued + Duration.ofMinutes(30).toMillis();
    long month = Duration.ofDays(30).toSeconds();
    return Stream.of(
        freeze("one cookie", false, created, issued, idle, 12 * 3600, small),
        freeze("two cookies", false, created, issued, idle, 12 * 3600, large),
        freeze("own lifetime", true, created, issued, created + month * 1000, month, small));
  }

  private static JsonNode freeze(
      String what, boolean own, long created, long issued, long expires, long life, Object data) {
    SessionId id = new SessionId(Arrays.copyOf(HexFormat.of().parseHex(KEY), SessionId.LENGTH));
    JsonData json = SessionJson.written(SessionJson.write(data), data);
    Envelope envelope = new Envelope(own, own, created, issued, expires, life, id, json);
    SessionCookie cookie = SessionCookie.standard();
    MovableClock clock = MovableClock.at(NOW);
    CookieCarrier carrier =
        new CookieCarrier(
            cookie,
            new Sealer(KeyRing.parse(KEY), "", cookie.name(), clock),
            new CookieSlots(cookie, CookieSlots.BUDGET),
            new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), clock),
            null,
            null);
    ObjectNode frozen = MAPPER.createObjectNode();
    frozen.put("what", what).put("key", KEY).put("application", "").put("name", cookie.name());
    frozen.put("now", NOW.toString()).put("handle", id.handle());
    frozen.put("started", Instant.ofEpochMilli(created).toString());
    frozen.put("renewed", Instant.ofEpochMilli(issued).toString());
    frozen.put("expires", Instant.ofEpochMilli(expires).toString());
    frozen.set("data", new ObjectMapper().valueToTree(SessionJson.entries(json)));
    return frozen.put("cookie", LoggedIn.cookie(carrier.send(envelope, Set.of())));
  }
}
