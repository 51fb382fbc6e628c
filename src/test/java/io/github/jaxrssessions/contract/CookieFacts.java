package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What travels: big sessions, odd headers, and cookies that were not ours. */
interface CookieFacts extends Facts {
  String NAME = "__Host-session";

  @Test // P3, P4
  default void bigSessionIsSplitAndComesBack() {
    for (int size : List.of(100, 3500, 4000)) {
      Browser browser = browser();
      Reply reply = browser.post("/big/ann/" + size, "");
      assertThat(reply.setCookies()).as("at %d", size).hasSize(size > 3000 ? 2 : 1);
      assertThat(reply.setCookies()).allMatch(line -> line.length() <= 4096);
      assertThat(browser.get("/size").body()).isEqualTo(String.valueOf(size));
    }
  }

  @Test
  default void smallerSessionExpiresThePartsItNoLongerNeeds() {
    Browser browser = browser();
    browser.post("/big/ann/4000", "");
    assertThat(browser.jar().size()).isGreaterThan(1);
    browser.post("/login/bob", "");
    assertThat(browser.jar()).hasSize(1);
    assertThat(browser.get("/me").body()).isEqualTo("bob");
  }

  @Test // P6
  default void logoutExpiresEveryPart() {
    Browser browser = browser();
    browser.post("/big/ann/4000", "");
    Browser copy = browser.copy();
    browser.post("/logout", "");
    assertThat(browser.jar()).isEmpty();
    assertThat(copy.get("/me").status()).isEqualTo(401);
  }

  @Test // P3
  default void sessionThatIsTooBigIsA413AndSetsNothing() {
    Browser browser = loggedIn("ann");
    Reply reply = browser.post("/big/bob/40000", "");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.setCookies()).isEmpty();
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test // HTTP/2 clients send one line a cookie; proxies may leave them so
  default void cookiesMayComeInSeveralLinesAndAnyOrder() {
    Browser browser = browser();
    browser.post("/big/ann/4000", "");
    List<String> lines = new ArrayList<>(List.of("Cookie: theme=dark"));
    browser.jar().forEach((name, value) -> lines.add("Cookie: " + name + "=" + value));
    Collections.reverse(lines);
    assertThat(raw("GET", "/me", lines.toArray(String[]::new)).body()).contains("ann");
  }

  @Test
  default void cookiesOfOthersDoNotMatter() {
    String ours = loggedIn("ann").cookieLine();
    for (String line :
        List.of(
            "$Version=1; theme=\"a;b\"; " + ours + "; $Path=/",
            "a=1;" + ours + ";b",
            "=; ;;, " + "; " + ours,
            "theme=\"; " + ours,
            NAME + "; " + ours,
            NAME + "x=1; x" + NAME + "=2; " + ours)) {
      assertThat(raw("GET", "/me", "Cookie: " + line).status()).as(line).isEqualTo(200);
    }
  }

  @Test
  default void oneOfSeveralCookiesOfTheNameIsEnough() {
    String ours = loggedIn("ann").cookieLine();
    for (String line : List.of(NAME + "=bad; " + ours, ours + "; " + NAME + "=bad")) {
      assertThat(raw("GET", "/me", "Cookie: " + line).status()).as(line).isEqualTo(200);
    }
  }

  @Test // P1
  default void noBytesInACookieAreAServersError() {
    List<String> values =
        List.of(
            "",
            "=",
            "\"",
            "\"\"",
            "%00",
            "%",
            ",",
            "\\",
            "{}",
            "a.b.c",
            "1.2",
            "-",
            "_",
            "A".repeat(7000),
            "AYBaXa4D",
            "AYBaXa4DjF73AHLMfivQ6s2U",
            "\u00e4\u00ff",
            "AYBaXa4DjF73AHLMfivQ6s2Ub4Oknx90Wn1-lool3K68OcXKXFPNfI3_U5jLkDjTt59gCjvRYwwqPYr8B",
            "\u0001\u0002",
            "a\tb",
            "${jndi}",
            "<x>",
            "null");
    for (String value : values) {
      for (String name : List.of(NAME, NAME + "-0", NAME + "-1", NAME + "-99")) {
        String line = "Cookie: " + name + "=" + value;
        assertThat(raw("GET", "/me", line).status()).as(line).isIn(400, 401, 431);
        assertThat(raw("GET", "/open", line).status()).as(line).isIn(200, 400, 431);
      }
    }
  }

  @Test // P21
  default void refusalsAnswerAlike() {
    Browser ended = loggedIn("ann");
    String cookie = ended.jar().get(NAME);
    ended.copy().post("/logout", "");
    Browser changed = loggedIn("ann");
    String value = changed.jar().get(NAME);
    char last = value.charAt(20);
    Map<String, String> refused =
        Map.of(
            "ended",
            cookie,
            "changed",
            value.substring(0, 20) + (last == 'A' ? 'B' : 'A') + value.substring(21),
            "cut",
            value.substring(0, value.length() - 4),
            "of nobody's making",
            "A".repeat(120));
    Reply without = browser().get("/me");
    refused.forEach(
        (why, bad) -> {
          Browser browser = browser();
          browser.jar().put(NAME, bad);
          Reply reply = browser.get("/me");
          assertThat(reply.status()).as(why).isEqualTo(401);
          assertThat(reply.body()).as(why).isEqualTo(without.body());
          assertThat(reply.setCookies()).as(why).isEmpty();
          assertThat(names(reply)).as(why).isEqualTo(names(without));
        });
  }

  private static List<String> names(Reply reply) {
    return reply.headers().keySet().stream().map(String::toLowerCase).sorted().toList();
  }

  @Test // P20
  default void cookieUnderAnotherNameIsNone() {
    Browser browser = loggedIn("ann");
    browser.jar().put("session", browser.jar().remove(NAME));
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test
  @Order(1) // before the clock is moved past its end
  default void cookieOfAnEarlierReleaseOpens() { // P19
    Browser browser = browser();
    browser
        .jar()
        .put(
            NAME,
            "AYBaXa4DjF73AHLMfivQ6s2Ub4Oknx90Wn1-lool3K68OcXKXFPNfI3_U5jLkDjTt59gCjvRYwwqPYr8Bp"
                + "A9IsIsprw1iakyqqHIiyXWl6yHrNrj43yD-3wiSAizB0ld7oZWltWbagqSUknXatbhNpavylPZPL12di1-SA");
    assertThat(browser.get("/handle").body()).isEqualTo("PwLwVV5mLZNZuPE1WYGA9Q");
  }
}
