package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Accounts.User;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.proof.Proof;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every bit of what is sealed, every length less and every byte more: nobody is logged in. */
class EveryDamageTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static final AtomicInteger ALL = new AtomicInteger();

  private final KeyRing keys = KeyRing.ephemeral();
  private final SessionAuthBuilder<User> settings =
      Accounts.plain(keys).clock(MovableClock.at(NOW));

  /** Each text that is one bit, or any number of characters at the end, or one more away. */
  private static int damaged(String text, Consumer<String> each) {
    int count = 0;
    for (int at = 0; at < text.length(); at++) {
      for (int bit = 0; bit < 7; bit++) {
        StringBuilder flipped = new StringBuilder(text);
        flipped.setCharAt(at, (char) (text.charAt(at) ^ 1 << bit));
        each.accept(flipped.toString());
      }
      each.accept(text.substring(0, at));
      count += 8;
    }
    for (char more = '!'; more < 127; more++) {
      each.accept(text + more);
      each.accept(more + text);
      count += 2;
    }
    ALL.addAndGet(count);
    return count;
  }

  @AfterAll
  static void tell() {
    Proof.write("damage", Map.of("values", ALL.get()));
  }

  private static Browser browser(List<String> lines) {
    Browser browser = new Browser(URI.create("http://127.0.0.1:1"));
    lines.forEach(browser::keep);
    return browser;
  }

  private static void assertRefused(SessionAuth<User> auth, String cookieLine) {
    RequestSession<?> session = Sessions.request(auth, cookieLine);
    assertThat(session.principal()).as(cookieLine).isEmpty();
    assertThat(session.current()).isEmpty();
    assertThat(session.leave(401)).isEmpty();
  }

  /** A semicolon ends a value: what stands before it counts, and that is a truncation. */
  private int everyCookieOf(SessionAuth<User> auth, Object data, int cookies) {
    Map<String, String> jar = browser(auth.issue(data)).jar();
    assertThat(jar).hasSize(cookies);
    assertThat(Sessions.authenticate(auth, line(jar))).isPresent();
    AtomicInteger counted = new AtomicInteger();
    jar.forEach(
        (name, value) -> {
          Map<String, String> changed = new LinkedHashMap<>(jar);
          counted.addAndGet(
              damaged(
                  value,
                  other -> {
                    changed.put(name, other);
                    if (!valueIn(line(changed), name).equals(value)) {
                      assertRefused(auth, line(changed));
                    }
                  }));
          changed.remove(name);
          assertRefused(auth, line(changed));
        });
    return counted.get();
  }

  private static String line(Map<String, String> jar) {
    return jar.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** What a server reads: without white space around it, and up to a semicolon. */
  private static String valueIn(String line, String name) {
    for (String pair : line.split(";", -1)) {
      if (pair.strip().startsWith(name + "=")) {
        return pair.strip().substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  @Test
  void damagedCookieIsRefused() {
    int damages = everyCookieOf(settings.build(), Map.of("user_id", "ann"), 1);

    assertThat(damages).isGreaterThan(1_300);
  }

  @Test
  void damagedCookieOfAStoreIsRefused() {
    SessionAuth<User> auth = settings.store(new MemorySessionStore(10)).build();

    assertThat(everyCookieOf(auth, Map.of("user_id", "ann"), 1)).isGreaterThan(700);
  }

  @Test
  void setOfCookiesWithADamagedOneIsRefused() {
    Map<String, String> large = Map.of("user_id", "ann", "note", "x".repeat(3_200));

    assertThat(everyCookieOf(settings.build(), large, 2)).isGreaterThan(30_000);
  }

  @Test
  void damagedRecordIsRefused() {
    CountedStore store = new CountedStore(new MemorySessionStore(10));
    SessionAuth<User> auth = settings.store(store).build();
    String cookies = browser(auth.issue(Map.of("user_id", "ann"))).cookieLine();
    StoredSession row = store.rows.values().iterator().next();

    int damages =
        damaged(
            row.content(),
            content -> {
              store.delete(row.key());
              store.create(withContent(row, content), Optional.empty(), NOW);
              assertRefused(auth, cookies);
            });

    assertThat(damages).isGreaterThan(1_000);
  }

  private static StoredSession withContent(StoredSession row, String content) {
    return new StoredSession(
        row.key(), row.subject(), row.version(), row.created(), row.expires(), content);
  }

  /** Over HTTP: an answer to any damage is the one to no cookie at all (P21). */
  @Test
  void damagedCookiesAnswerAlike() {
    SessionAuth<User> auth = settings.build();
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      Browser none = server.browser();
      String plain = comparable(none.get("/me"));
      Browser ann = server.browser();
      ann.post("/login/ann", "");
      Map.Entry<String, String> cookie = ann.jar().entrySet().iterator().next();
      AtomicInteger nth = new AtomicInteger();
      damaged(
          cookie.getValue(),
          value -> {
            if (nth.incrementAndGet() % 23 == 0 && value.matches("[!-:<-~]+")) {
              Browser.Reply reply =
                  none.get("/me", HttpHeaders.COOKIE, cookie.getKey() + "=" + value);
              assertThat(comparable(reply)).as(value).isEqualTo(plain);
            }
          });
    }
  }

  private static String comparable(Browser.Reply reply) {
    Map<String, List<String>> headers = new TreeMap<>(reply.headers());
    headers.keySet().removeIf("date"::equalsIgnoreCase);
    return reply.status() + " " + headers + " " + reply.body();
  }
}
