package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.jaxrssessions.CrossOriginGuard.Headers;
import io.github.jaxrssessions.CrossOriginGuard.Mode;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;

/**
 * What a stranger can send, made by a fuzzer (Jazzer): {@code .ci/fuzz} makes more, and every build
 * runs the inputs that were found to lead somewhere.
 */
class AnyInputTest {
  private static final String NAME = "__Host-session";
  private static final Instant NOW = CarrierKit.START;
  private static final byte[] LITESTAR = new byte[16];
  private static final KeyRing KEYS = CarrierKit.KEYS;
  private static final CarrierKit KIT =
      new CarrierKit(
          SessionCookie.standard(),
          KEYS,
          32_000,
          new LitestarReader(LitestarCookies.until(NOW.plusSeconds(60), LITESTAR)));
  private static final Envelope SESSION = KIT.session(30);
  private static final String GOOD = KIT.value(SESSION);
  private static final List<List<String>> SPLIT = List.of(parts(), parts());
  private static final SessionAuth<Accounts.User> AUTH =
      Accounts.plain(KEYS)
          .clock(MovableClock.at(NOW))
          .litestar(LitestarCookies.until(NOW.plusSeconds(60), LITESTAR))
          .build();

  @AfterAll
  static void count() {
    FuzzedInputs.write();
  }

  /** A session in three cookies. */
  private static List<String> parts() {
    return KIT.send(KIT.session(8000)).stream().map(line -> line.split(";", 2)[0]).toList();
  }

  private static List<SessionId> opened(List<String> lines) {
    return KIT.carrier.load(lines).opened().stream().map(o -> o.envelope().id()).toList();
  }

  /** A header of some lines opens nothing, unless the good value stands in it. */
  @FuzzTest(maxDuration = "10m")
  void cookieHeaderLines(FuzzedDataProvider data) {
    FuzzedInputs.count("cookieHeaderLines");
    List<String> lines = new ArrayList<>();
    while (data.remainingBytes() > 0 && lines.size() < 20) {
      lines.add(FuzzedInputs.withPieces(data, NAME, GOOD));
    }
    List<SessionId> opened = opened(lines);
    assertThat(opened).isIn(List.of(), List.of(SESSION.id()));
    assertThat(opened.isEmpty() || lines.stream().anyMatch(line -> line.contains(GOOD))).isTrue();
  }

  /** Parts of two sessions, some changed: a session is whole, or it is not there. */
  @FuzzTest(maxDuration = "10m")
  void partsOfASplitCookie(FuzzedDataProvider data) {
    FuzzedInputs.count("partsOfASplitCookie");
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = data.consumeInt(0, 12); i > 0; i--) {
      String part = data.pickValue(SPLIT.get(data.consumeInt(0, 1)));
      int at = data.consumeInt(0, part.length());
      pairs.add(
          switch (data.consumeInt(0, 5)) {
            case 0 -> part.substring(0, at) + data.consumeString(4) + part.substring(at);
            case 1 -> part.substring(0, at);
            case 2 -> NAME + "." + data.consumeInt(0, 9) + part.substring(part.indexOf('='));
            default -> part;
          });
    }
    String header = String.join("; ", pairs);
    List<String> whole = List.of((header + ";").split("; ?", -1));
    long complete = SPLIT.stream().filter(whole::containsAll).count();
    assertThat(opened(List.of(header))).hasSizeLessThanOrEqualTo((int) complete);
  }

  /** Any bytes as a sealed value: as they are, behind our own header, and laid over a good one. */
  @FuzzTest(maxDuration = "10m")
  void sealedValue(byte[] bytes) {
    FuzzedInputs.count("sealedValue");
    byte[] header = Base64.getUrlDecoder().decode(GOOD.substring(0, 40));
    byte[] behind = Arrays.copyOf(header, header.length + bytes.length);
    System.arraycopy(bytes, 0, behind, header.length, bytes.length);
    byte[] over = Base64.getUrlDecoder().decode(GOOD);
    for (int i = 1; i < bytes.length; i++) { // the first says where
      over[((bytes[0] + i) & 0xff) % over.length] ^= bytes[i];
    }
    for (byte[] value : List.of(bytes, behind, over)) {
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
      for (String manifest : List.of("", "2.abcd")) {
        Sealer.Result result = KIT.sealer.open(Sealer.SESSION_COOKIE, text, manifest, 0);
        assertThat(result instanceof Sealer.Result.Opened)
            .isEqualTo(text.equals(GOOD) && manifest.isEmpty());
      }
    }
    String any = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(KIT.sealer.open(Sealer.SESSION_COOKIE, any, "", 0) instanceof Sealer.Result.Not)
        .isEqualTo(!any.equals(GOOD));
  }

  /** Whatever stands inside a seal that holds: it is a session, or none, and nothing breaks. */
  @FuzzTest(maxDuration = "10m")
  void insideOfASeal(byte[] plain) {
    FuzzedInputs.count("insideOfASeal");
    Optional<SessionCodec.Decoded> decoded = SessionCodec.decode(plain);
    decoded.ifPresent(
        d -> assertThat(SessionCodec.encode(d.envelope(), d.kept())).isEqualTo(plain));
    String cookie = NAME + "=" + KIT.sealer.seal(Sealer.SESSION_COOKIE, plain, "");
    assertThat(opened(List.of(cookie)))
        .isEqualTo(
            decoded.filter(d -> !d.kept().inStore()).map(d -> d.envelope().id()).stream().toList());
    Sessions.authenticate(AUTH, cookie);
  }

  /** Any bytes as the data of a session: read as JSON and written again, or refused. */
  @FuzzTest(maxDuration = "10m")
  void dataOfASession(byte[] json) {
    FuzzedInputs.count("dataOfASession");
    long now = NOW.toEpochMilli();
    JsonData data = new JsonData(json, 0, Map.of());
    Envelope envelope =
        new Envelope(
            false, false, now, now, now + 60_000, 43_200, new SessionId(new byte[16]), data);
    byte[] plain = SessionCodec.encode(envelope, SessionCarrier.Kept.SEALED);
    if (plain.length > 2800) {
      return; // more than a cookie holds, or may once it is written as we write
    }
    String cookie = NAME + "=" + KIT.sealer.seal(Sealer.SESSION_COOKIE, plain, "");
    RequestSession<?> request = Sessions.request(AUTH, cookie);
    request.principal();
    Optional<Map<String, Object>> read = request.current().map(Session::map);
    assertThat(read.isPresent()).isEqualTo(SessionJson.read(json).isPresent());
    if (read.map(SessionJson::write).flatMap(SessionJson::read).isPresent()) { // 9…9e5 grows
      request.update(all -> {});
      String again = request.leave(200).get(0).split(";", 2)[0];
      assertThat(Sessions.request(AUTH, again).current().map(Session::map).map(AnyInputTest::json))
          .isEqualTo(read.map(AnyInputTest::json)); // 1E0 and 1 are one number
    }
  }

  private static String json(Map<String, Object> data) {
    return new String(SessionJson.write(data), StandardCharsets.UTF_8);
  }

  /** A cookie of Litestar's: its text, and what its base64 holds. */
  @FuzzTest(maxDuration = "10m")
  void litestarsCookie(FuzzedDataProvider data) {
    FuzzedInputs.count("litestarsCookie");
    String value =
        data.consumeBoolean()
            ? data.consumeRemainingAsAsciiString()
            : Base64.getEncoder().encodeToString(data.consumeRemainingAsBytes());
    for (String name : List.of("session=", "session-0=")) {
      assertThat(opened(List.of(name + value))).isEmpty();
    }
  }

  /** What stands inside one that decrypts: a session up to its end, or none. */
  @FuzzTest(maxDuration = "10m")
  void insideOfLitestarsCookie(FuzzedDataProvider data) {
    FuzzedInputs.count("insideOfLitestarsCookie");
    String aad =
        data.consumeBoolean()
            ? "{\"expires_at\":" + data.consumeLong() + "}"
            : data.consumeString(80);
    String plain = data.consumeRemainingAsString();
    String value = LitestarVector.seal(LITESTAR, plain, aad);
    Optional<Object> end =
        SessionJson.read(aad.getBytes(StandardCharsets.UTF_8))
            .map(json -> SessionJson.entries(json).get("expires_at"));
    boolean json = SessionJson.read(plain.getBytes(StandardCharsets.UTF_8)).isPresent();
    for (String name : List.of("session=", "session-0=")) {
      List<Opened> opened = KIT.carrier.load(List.of(name + value)).opened();
      assertThat(opened.isEmpty() || (json && end.isPresent())).isTrue();
      opened.forEach(
          o ->
              assertThat(o.envelope().expires())
                  .isEqualTo(((Number) end.orElseThrow()).longValue() * 1000)
                  .isNotNegative());
      RequestSession<?> request = Sessions.request(AUTH, name + value);
      request.principal();
      boolean ahead = opened.stream().anyMatch(o -> o.envelope().expires() > NOW.toEpochMilli());
      assertThat(request.current().isPresent()).isEqualTo(ahead);
      request.current().ifPresent(Session::map);
      request.leave(200);
    }
  }

  /** The guard never throws, and lets pass only what is from here or said not to matter. */
  @FuzzTest(maxDuration = "10m")
  void originsOfARequest(FuzzedDataProvider data) {
    FuzzedInputs.count("originsOfARequest");
    CrossOriginGuard guard =
        new CrossOriginGuard(
            Mode.ENFORCE, List.of("https://trusted.example"), List.of(), new Events(List.of()));
    List<String> site = values(data, "same-origin", "same-site", "cross-site", "none");
    List<String> origin = values(data, "https://trusted.example", "https://here.example", "null");
    List<String> host = values(data, "here.example", "here.example:443");
    boolean refused = guard.refuses("POST", "/x", new Headers(site, origin, host));
    boolean trusted = origin.equals(List.of("https://trusted.example"));
    boolean same = site.equals(List.of("same-origin")) || site.equals(List.of("none"));
    assertThat(refused || trusted || same || isHere(site, origin, host)).isTrue();
    assertThat(guard.refuses("GET", "/x", new Headers(site, origin, host))).isFalse();
  }

  /** Without a word about the site: an origin that is the host behind its scheme, or none. */
  private static boolean isHere(List<String> site, List<String> origin, List<String> host) {
    String from = String.join(",", origin);
    return String.join(",", site).isEmpty()
        && (from.isEmpty()
            || (host.size() == 1
                && from.endsWith("://" + host.get(0))
                && from.indexOf("://") == from.length() - host.get(0).length() - 3));
  }

  private static List<String> values(FuzzedDataProvider data, String... known) {
    List<String> values = new ArrayList<>();
    for (int i = data.consumeInt(0, 2); i > 0; i--) {
      values.add(data.consumeBoolean() ? data.pickValue(known) : data.consumeString(40));
    }
    return values;
  }
}
