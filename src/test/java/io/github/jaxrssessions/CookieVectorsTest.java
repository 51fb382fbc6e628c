package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.SessionCarrier.Kept;
import io.github.jaxrssessions.SessionCarrier.Loaded;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import io.github.jaxrssessions.testing.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * P19: the vectors that the site publishes for other languages are what the library does. They are
 * only ever added to; the site's own test holds them against another implementation.
 */
class CookieVectorsTest {
  private static final JsonNode VECTORS = read(Path.of("site/public/cookie-vectors.json"));
  private static final Instant NOW = Instant.ofEpochMilli(VECTORS.at("/settings/now").asLong());
  private static final byte[] LABEL =
      "io.github.jaxrssessions/v1".getBytes(StandardCharsets.US_ASCII);

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<JsonNode> all(String list) {
    return StreamSupport.stream(VECTORS.get(list).spliterator(), false);
  }

  static Stream<JsonNode> keys() {
    return all("keys");
  }

  static Stream<JsonNode> cookies() {
    return all("cookies");
  }

  static Stream<JsonNode> records() {
    return all("records");
  }

  static Stream<JsonNode> sealed() {
    return Stream.concat(cookies(), records());
  }

  static Stream<JsonNode> refused() {
    return all("must_refuse");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void secretGivesTheKeysOfTheVectors(JsonNode vector) {
    byte[] prk = Hkdf.extract(LABEL, bytes(vector, "secret"));
    assertThat(prk).isEqualTo(bytes(vector, "prk"));
    assertThat(Hkdf.expand(prk, "enc", 32)).isEqualTo(bytes(vector, "enc"));
    assertThat(Hkdf.expand(prk, "store", 32)).isEqualTo(bytes(vector, "store"));
    SealingKey key = new SealingKey(bytes(vector, "secret"));
    assertThat(key.id()).isEqualTo(bytes(vector, "kid"));
    assertThat(key.hash(LABEL)).isEqualTo(Hkdf.hmac(bytes(vector, "store"), LABEL));
  }

  @ParameterizedTest
  @MethodSource("sealed")
  void sessionIsSealedToTheValueOfTheVectors(JsonNode vector) {
    Kept kept = kept(vector.get("session"));
    byte[] plain = SessionCodec.encode(envelope(vector.get("session")), kept);
    assertThat(plain).isEqualTo(bytes(vector, "plaintext"));
    Sealer sealer = sealer(vector, fixed(bytes(vector, "nonce")));
    byte purpose = (byte) vector.get("purpose").asInt();
    assertThat(sealer.seal(purpose, plain, text(vector, "manifest"))).isEqualTo(value(vector));
  }

  @ParameterizedTest
  @MethodSource("cookies")
  void valueLeavesInTheLinesOfTheVectors(JsonNode vector) {
    CookieSlots slots = new CookieSlots(cookie(vector), CookieSlots.BUDGET);
    SessionPolicy policy = policy(NOW);
    Optional<Duration> maxAge = policy.maxAge(envelope(vector.get("session")));
    Map<String, String> parts = slots.split(value(vector), text(vector, "manifest"));
    List<String> lines = new ArrayList<>();
    parts.forEach((slot, part) -> lines.add(cookie(vector).line(slot, part, maxAge)));
    assertThat(slots.count(value(vector).length())).isEqualTo(lines.size());
    List<String> wanted = new ArrayList<>();
    vector.get("set_cookie").forEach(line -> wanted.add(line.asText()));
    assertThat(lines).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("cookies")
  void cookieOfTheVectorsOpens(JsonNode vector) {
    Loaded loaded = carrier(vector).load(List.of(text(vector, "cookie")));
    assertThat(loaded.refused()).isEmpty();
    Opened opened = loaded.opened().get(0);
    assertThat(opened.kept()).isEqualTo(kept(vector.get("session")));
    assertIsTheSession(opened.envelope(), vector.get("session"));
    assertThat(policy(NOW).refusalByTime(opened.envelope(), false)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void recordOfTheVectorsIsTheSessionsRowAndOpens(JsonNode vector) {
    SubjectNames names =
        new SubjectNames(ring(vector), text(vector, "application"), text(vector, "name"));
    SessionRows rows =
        new SessionRows(
            sealer(vector, fixed(bytes(vector, "nonce"))),
            names,
            new Users<>(
                Session.class,
                Optional::of,
                session -> session.text("user_id"),
                null,
                (user, role) -> false,
                null));
    JsonNode row = vector.get("row");
    StoredSession stored =
        new StoredSession(
            text(row, "key"),
            Optional.of(text(row, "subject")),
            row.get("version").asLong(),
            Instant.ofEpochMilli(row.get("created").asLong()),
            Instant.ofEpochMilli(row.get("expires").asLong()),
            text(row, "content"));
    Envelope envelope = envelope(vector.get("session"));
    assertThat(rows.row(envelope, kept(vector.get("session")), 1)).isEqualTo(stored);
    Opened opened = ((Read.Whole) rows.open(stored)).opened();
    assertThat(opened.kept()).isEqualTo(kept(vector.get("session")));
    assertIsTheSession(opened.envelope(), vector.get("session"));
  }

  @Test
  void idsAndSubjectsHaveTheNamesOfTheVectors() {
    all("ids")
        .forEach(
            vector -> {
              SessionId id = new SessionId(bytes(vector, "id"));
              assertThat(id.row()).isEqualTo(text(vector, "row"));
              assertThat(id.handle()).isEqualTo(text(vector, "handle"));
            });
    all("subjects")
        .forEach(
            vector ->
                assertThat(
                        new SubjectNames(
                                ring(vector), text(vector, "application"), text(vector, "name"))
                            .newest(text(vector, "subject")))
                    .isEqualTo(text(vector, "stored_as")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void cookieThatMustBeRefusedIs(JsonNode vector) {
    Refusal why = Refusal.valueOf(text(vector, "refusal"));
    Loaded loaded = carrier(vector).load(List.of(text(vector, "cookie")));
    if (loaded.opened().isEmpty()) {
      assertThat(loaded.refused()).containsExactly(why);
    } else {
      SessionPolicy then = policy(Instant.ofEpochMilli(vector.get("now").asLong()));
      assertThat(then.refusalByTime(loaded.opened().get(0).envelope(), false)).hasValue(why);
    }
  }

  private static void assertIsTheSession(Envelope envelope, JsonNode session) {
    assertThat(SessionCodec.encode(envelope, kept(session)))
        .isEqualTo(SessionCodec.encode(envelope(session), kept(session)));
  }

  private static Envelope envelope(JsonNode session) {
    int flags = session.get("flags").asInt();
    byte[] payload = text(session, "payload").getBytes(StandardCharsets.UTF_8);
    return new Envelope(
        (flags & 1) != 0,
        (flags & 2) != 0,
        session.get("created").asLong(),
        session.get("issued").asLong(),
        session.get("expires").asLong(),
        session.get("lifetime").asLong(),
        new SessionId(bytes(session, "id")),
        payload.length == 0 ? JsonData.NONE : SessionJson.read(payload).orElseThrow());
  }

  private static Kept kept(JsonNode session) {
    boolean empty = text(session, "payload").isEmpty();
    return switch (session.get("flags").asInt() & 12) {
      case 0 -> Kept.SEALED;
      case 4 -> empty ? Kept.POINTER : Kept.STORED;
      default -> Kept.MOVED;
    };
  }

  private static CookieCarrier carrier(JsonNode vector) {
    SessionCookie cookie = cookie(vector);
    return new CookieCarrier(
        cookie,
        sealer(vector, new SecureRandom()),
        new CookieSlots(cookie, CookieSlots.BUDGET),
        policy(NOW),
        null,
        null);
  }

  private static SessionCookie cookie(JsonNode vector) {
    SessionCookie insecure = SessionCookie.insecureForLocalhost();
    return text(vector, "name").equals(insecure.name())
        ? insecure
        : SessionCookie.standard().withName(text(vector, "name")).checked();
  }

  private static SessionPolicy policy(Instant now) {
    return new SessionPolicy(
        Duration.ofMillis(VECTORS.at("/settings/idle").asLong()),
        Duration.ofMillis(VECTORS.at("/settings/absolute").asLong()),
        MovableClock.at(now));
  }

  private static KeyRing ring(JsonNode vector) {
    return KeyRing.of(bytes(vector, "secret"));
  }

  private static Sealer sealer(JsonNode vector, SecureRandom random) {
    return new Sealer(
        ring(vector),
        text(vector, "application"),
        text(vector, "name"),
        MovableClock.at(NOW),
        () -> 0,
        random);
  }

  /** Draws the nonce of a vector: its first half for the epoch, the whole of it for the message. */
  @SuppressWarnings("serial")
  private static SecureRandom fixed(byte[] nonce) {
    return new SecureRandom() {
      private int at; // the half that chooses the key is drawn first, then that of the message

      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(nonce, at, bytes, 0, bytes.length);
        at += bytes.length;
      }
    };
  }

  private static String value(JsonNode vector) {
    return vector.has("row") ? text(vector.get("row"), "content") : text(vector, "value");
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).asText();
  }

  private static byte[] bytes(JsonNode node, String name) {
    return HexFormat.of().parseHex(text(node, name));
  }
}
