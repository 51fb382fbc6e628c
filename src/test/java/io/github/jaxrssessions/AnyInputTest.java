package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.jaxrssessions.CrossOriginGuard.Headers;
import io.github.jaxrssessions.CrossOriginGuard.Mode;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.contract.RawHttp;
import io.github.jaxrssessions.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
  private static final String GOOD = KIT.value(KIT.session(30));
  private static final SessionAuth<Accounts.User> AUTH =
      Accounts.plain(KEYS).clock(MovableClock.at(NOW)).build();
  private static @Nullable TestServer server;

  private static TestServer server() {
    if (server == null) {
      server = TestServer.start(Accounts.class, AUTH);
    }
    return server;
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** A header of some lines opens nothing, unless the good value stands in it. */
  @FuzzTest(maxDuration = "10m")
  void cookieHeaderLines(FuzzedDataProvider data) {
    List<String> lines = new ArrayList<>();
    while (data.remainingBytes() > 0 && lines.size() < 20) {
      lines.add(withPieces(data));
    }
    boolean good = lines.stream().anyMatch(line -> line.contains(GOOD));
    assertThat(KIT.carrier.load(lines).opened().isEmpty() || good).isTrue();
  }

  /** Text of the fuzzer's, with what means something in between. */
  private static String withPieces(FuzzedDataProvider data) {
    StringBuilder line = new StringBuilder();
    String[] pieces = {
      NAME + "=",
      NAME + ".1=",
      "; ",
      "2.abcd.",
      "abcd.",
      "session=",
      "session-0=",
      GOOD,
      GOOD.substring(0, 40),
      GOOD.substring(40)
    };
    for (int i = data.consumeInt(0, 12); i > 0; i--) {
      line.append(data.consumeBoolean() ? data.pickValue(pieces) : data.consumeString(60));
    }
    return line.toString();
  }

  /** Any bytes as a sealed value: as they are, and behind our own header. */
  @FuzzTest(maxDuration = "10m")
  void sealedValue(byte[] bytes) {
    byte[] header = Base64.getUrlDecoder().decode(GOOD.substring(0, 40));
    byte[] behind = new byte[header.length + bytes.length];
    System.arraycopy(header, 0, behind, 0, header.length);
    System.arraycopy(bytes, 0, behind, header.length, bytes.length);
    for (byte[] value : List.of(bytes, behind)) {
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
      for (String manifest : List.of("", "2.abcd")) {
        Sealer.Result result = KIT.sealer.open(Sealer.SESSION_COOKIE, text, manifest, 0);
        assertThat(result instanceof Sealer.Result.Not || text.equals(GOOD)).isTrue();
      }
    }
    String any = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(KIT.sealer.open(Sealer.SESSION_COOKIE, any, "", 0) instanceof Sealer.Result.Not)
        .isEqualTo(!any.equals(GOOD));
  }

  /** Whatever stands inside a seal that holds: it is a session, or none, and nothing breaks. */
  @FuzzTest(maxDuration = "10m")
  void insideOfASeal(byte[] plain) {
    SessionCodec.decode(plain);
    String value = KIT.sealer.seal(Sealer.SESSION_COOKIE, plain, "");
    Sessions.authenticate(AUTH, NAME + "=" + value);
  }

  /** Any bytes as the data of a session: read as JSON, or refused. */
  @FuzzTest(maxDuration = "10m")
  void dataOfASession(byte[] json) {
    long now = NOW.toEpochMilli();
    JsonData data = new JsonData(json, JsonNodeFactory.instance.objectNode());
    Envelope envelope =
        new Envelope(
            false, false, now, now, now + 60_000, 43_200, new SessionId(new byte[16]), data);
    byte[] plain = SessionCodec.encode(envelope, SessionCarrier.Kept.SEALED);
    if (plain.length > 4000) {
      return; // more than a cookie holds
    }
    String cookie = NAME + "=" + KIT.sealer.seal(Sealer.SESSION_COOKIE, plain, "");
    RequestSession<?> session = Sessions.request(AUTH, cookie);
    session.principal();
    session.current().ifPresent(Session::map);
    session.leave(200);
  }

  /** A cookie of Litestar's: its text, and what it decrypts to. */
  @FuzzTest(maxDuration = "10m")
  void litestarsCookie(FuzzedDataProvider data) {
    String value = data.consumeBoolean() ? data.consumeRemainingAsAsciiString() : inBase64(data);
    for (String name : List.of("session=", "session-0=")) {
      assertThat(KIT.carrier.load(List.of(name + value)).opened()).isEmpty();
    }
  }

  private static String inBase64(FuzzedDataProvider data) {
    return Base64.getEncoder().encodeToString(data.consumeRemainingAsBytes());
  }

  /** The guard never throws, and lets pass only what is from here or said not to matter. */
  @FuzzTest(maxDuration = "10m")
  void originsOfARequest(FuzzedDataProvider data) {
    CrossOriginGuard guard =
        new CrossOriginGuard(
            Mode.ENFORCE, List.of("https://trusted.example"), List.of(), new Events(List.of()));
    List<String> site = values(data, "same-origin", "same-site", "cross-site", "none");
    List<String> origin = values(data, "https://trusted.example", "https://here.example", "null");
    List<String> host = values(data, "here.example", "here.example:443");
    boolean refused = guard.refuses("POST", "/x", new Headers(site, origin, host));
    boolean trusted = origin.equals(List.of("https://trusted.example"));
    boolean same =
        site.equals(List.of("same-origin")) || site.equals(List.of("none")) || isHere(site, origin);
    assertThat(refused || trusted || same).isTrue();
    assertThat(guard.refuses("GET", "/x", new Headers(site, origin, host))).isFalse();
  }

  /** Without a word about the site, an origin that ends with the host, or none. */
  private static boolean isHere(List<String> site, List<String> origin) {
    return String.join("", site).isEmpty()
        && (String.join("", origin).isEmpty()
            || origin.get(0).toLowerCase(Locale.ROOT).startsWith("http"));
  }

  private static List<String> values(FuzzedDataProvider data, String... known) {
    List<String> values = new ArrayList<>();
    for (int i = data.consumeInt(0, 2); i > 0; i--) {
      values.add(data.consumeBoolean() ? data.pickValue(known) : data.consumeString(40));
    }
    return values;
  }

  /** Whole requests to a server: nobody is logged in, and nothing of it is a 5xx. */
  @FuzzTest(maxDuration = "10m")
  void wholeRequests(FuzzedDataProvider data) {
    String method = data.pickValue(new String[] {"GET", "POST", "PUT", "HEAD", "OPTIONS"});
    String path = data.pickValue(new String[] {"/me", "/maybe", "/note", "/login/x", "/logout"});
    String cookie = printable(withPieces(data)).replace(GOOD, "GOOD");
    String origin = printable(data.consumeString(40));
    String site = printable(data.consumeString(20));
    List<String> headers = new ArrayList<>(List.of("Cookie: " + cookie));
    if (!origin.isEmpty()) {
      headers.add("Origin: " + origin);
    }
    if (!site.isEmpty()) {
      headers.add("Sec-Fetch-Site: " + site);
    }
    Reply reply = RawHttp.send(server().uri(), method, path, headers.toArray(String[]::new));
    assertThat(reply.status()).isLessThan(500);
    if (path.equals("/me") && method.equals("GET")) {
      assertThat(reply.status()).isEqualTo(401);
    }
    if (path.equals("/maybe") && method.equals("GET")) {
      assertThat(reply.body()).isEqualTo("-");
    }
  }

  /** What the server's own parser takes as one header. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e\\xa0-\\xff\\t]", ".").strip();
  }
}
