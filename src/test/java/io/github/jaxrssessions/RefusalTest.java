package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All refusals answer alike (P21), and nothing in a header breaks anything (P1). */
class RefusalTest {
  private static final String NAME = "__Host-session";

  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();

  @Test // P21
  void everyRefusalAnswersLikeNoCookieAtAll() {
    KeyRing keys = KeyRing.ephemeral();
    SessionAuth<?> auth = Accounts.auth(keys).clock(clock).listeners(events::add).build();
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      Map<Refusal, String> cookies = refused(keys, auth, server);
      Map<String, List<String>> plain = comparable(server.browser().get("/me"));
      assertThat(plain.get(":status")).containsExactly("401");
      assertThat(plain.get("www-authenticate")).containsExactly("Session");
      cookies.forEach(
          (reason, cookie) -> {
            events.clear();
            Reply reply = server.browser().get("/me", "Cookie", cookie);
            assertThat(comparable(reply)).as(reason.name()).isEqualTo(plain);
            assertThat(reply.setCookies()).as(reason.name()).isEmpty();
            assertThat(events).contains(new SessionEvent.Refused(reason));
          });
      assertThat(EnumSet.allOf(Refusal.class))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      cookies.keySet().stream(),
                      Stream.of(Refusal.NOT_STORED, Refusal.BROKEN_RECORD))
                  .toList());
    }
  }

  /** A cookie for each reason there is. */
  private Map<Refusal, String> refused(KeyRing keys, SessionAuth<?> auth, TestServer server) {
    Map<Refusal, String> cookies = new LinkedHashMap<>();
    cookies.put(Refusal.EXPIRED, issued(auth, "ann"));
    clock.advance(Duration.ofMinutes(31));
    String valid = issued(auth, "ann");
    String value = valid.substring(NAME.length() + 1);
    Browser ended = server.browser();
    ended.post("/login/ann", "");
    cookies.put(Refusal.ENDED, ended.cookieLine());
    ended.post("/logout", "");
    MovableClock ahead = MovableClock.at(clock.instant().plusSeconds(61));
    cookies.put(Refusal.IN_FUTURE, issued(Accounts.auth(keys).clock(ahead).build(), "ann"));
    cookies.put(Refusal.MALFORMED, NAME + "=%%%");
    cookies.put(Refusal.TOO_LARGE, NAME + "=" + "A".repeat(6001));
    cookies.put(Refusal.UNKNOWN_VERSION, NAME + "=B" + value.substring(1));
    cookies.put(Refusal.UNKNOWN_KEY, issued(Accounts.auth().clock(clock).build(), "ann"));
    cookies.put(Refusal.FORGED, valid.substring(0, valid.length() - 6) + "AAAAAA");
    cookies.put(Refusal.INCOMPLETE, NAME + "=2.abcd." + value);
    cookies.put(Refusal.AMBIGUOUS, valid + "; " + issued(auth, "bob"));
    String forged = value.substring(0, value.length() - 6);
    StringBuilder many = new StringBuilder();
    for (char c = 'A'; c < 'F'; c++) {
      many.append(NAME)
          .append('=')
          .append(forged)
          .append("AAAAA")
          .append(c == 'A' ? 'A' : (char) (c + 3))
          .append("; ");
    }
    cookies.put(Refusal.TOO_MANY, many.toString());
    cookies.put(Refusal.NO_SUCH_USER, issued(auth, "nobody"));
    cookies.put(Refusal.SHAPE, LoggedIn.cookie(auth, Map.of("userId", "ann")));
    return cookies;
  }

  private static String issued(SessionAuth<?> auth, String name) {
    return LoggedIn.cookie(auth, Map.of("user_id", name));
  }

  private static Map<String, List<String>> comparable(Reply reply) {
    Map<String, List<String>> all = new TreeMap<>(reply.headers());
    all.remove("date");
    all.put(":status", List.of(String.valueOf(reply.status())));
    all.put(":body", List.of(reply.body()));
    return all;
  }

  @Test // P1
  void noBytesInACookieHeaderGiveA5xx() throws IOException {
    SessionAuth<?> auth = Accounts.auth().build();
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      String good = issued(auth, "ann");
      Random random = new Random(17);
      for (int i = 0; i < 400; i++) {
        byte[] cookie = i % 2 == 0 ? noise(random) : mutated(good, random);
        int status = raw(server.uri(), i % 4 < 2 ? "/me" : "/maybe", cookie);
        assertThat(status).as(new String(cookie, StandardCharsets.ISO_8859_1)).isLessThan(500);
      }
      for (String odd : List.of("$Version=abc", "$Version=1; $Path=/", "=", ";;;", "a=\"", ",=,")) {
        int status = raw(server.uri(), "/me", (odd + "; " + good).getBytes(StandardCharsets.UTF_8));
        assertThat(status).as(odd).isLessThan(500);
      }
    }
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    byte[] prefix = (NAME + (random.nextBoolean() ? "=" : ".1=")).getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[prefix.length + bytes.length];
    System.arraycopy(prefix, 0, all, 0, prefix.length);
    for (int i = 0; i < bytes.length; i++) {
      boolean line = bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == 0;
      all[prefix.length + i] = line ? (byte) '.' : bytes[i];
    }
    return all;
  }

  private static byte[] mutated(String good, Random random) {
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    int at = NAME.length() + random.nextInt(bytes.length - NAME.length());
    bytes[at] = (byte) (' ' + random.nextInt(95));
    return bytes;
  }

  private static int raw(URI server, String path, byte[] cookie) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      String head =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + server.getAuthority()
              + "\r\nConnection: close\r\nCookie: ";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(cookie);
      socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      return Integer.parseInt(status.substring(9));
    }
  }
}
