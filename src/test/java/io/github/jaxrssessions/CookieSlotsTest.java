package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jaxrssessions.SessionCookie.SameSite;
import io.github.jaxrssessions.contract.Browser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 8: sizes. */
class CookieSlotsTest {
  private static final Optional<Duration> LONGEST = Optional.of(SessionPolicy.LONGEST);
  private static final String TOKEN = "!#$%&'*+.^_`|~0123456789ABCxyz-";
  private static final List<SameSite> SAME_SITES = List.of(SameSite.values());
  private static final String HOST = "0123456789abcxyz";

  @ParameterizedTest // P3
  @CsvSource({
    // budget, largest payload, cookies, their weight; the last is what eight whole lines hold
    "512, 276, 1, 511",
    "3000, 2142, 1, 2999",
    "3999, 2870, 2, 3999",
    "6000, 4371, 2, 6000",
    "32000, 23424, 8, 31536",
  })
  void largestSessionFitsAndOneByteMoreIsRefused(int budget, int most, int cookies, int weight) {
    CarrierKit kit = new CarrierKit(budget);
    Envelope largest = kit.session(most);
    List<String> lines = kit.send(largest);
    assertThat(lines).hasSize(cookies);
    Browser jar = CarrierKit.jar();
    lines.forEach(jar::keep);
    assertThat(weight(jar.jar())).isEqualTo(weight);
    assertThat(kit.ids(jar.cookieLine())).containsExactly(largest.id());

    kit.carrier.fits(most);
    SessionTooLargeException refused =
        catchThrowableOfType(SessionTooLargeException.class, () -> kit.carrier.fits(most + 1));
    assertThat(refused.size()).isGreaterThan(refused.limit()).isLessThan(refused.limit() + 3);
    assertThat(refused.limit()).isBetween(weight, budget);
    assertThatExceptionOfType(SessionTooLargeException.class)
        .isThrownBy(() -> kit.send(kit.session(most + 1)));
  }

  @Test
  void refusalNamesSizeLimitAndRemedy() {
    SessionTooLargeException refused =
        catchThrowableOfType(
            SessionTooLargeException.class, () -> new CarrierKit().carrier.fits(4372));
    assertThat(refused)
        .hasMessage(
            "The session needs 6002 bytes of cookies and the budget is 6000. Keep less in it (ids"
                + " instead of objects), raise sizeBudget (at most 32000; servers and proxies have"
                + " limits of their own), or keep sessions on the server: store(…).");
    assertThat(refused.getResponse().getStatus()).isEqualTo(413);
    assertThat(refused.getResponse().getMediaType()).hasToString("application/problem+json");
    assertThat(
            new String(
                (byte[]) refused.getResponse().getEntity(),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"size\":6002", "\"limit\":6000", "sizeBudget");
  }

  @Test // P3
  void sessionOfEverySizeComesBackWhole() {
    roundTrips(6000, 4371, 1);
    roundTrips(32_000, 23_424, 97);
  }

  private static void roundTrips(int budget, int most, int step) {
    CarrierKit kit = new CarrierKit(budget);
    for (int size = 8; size <= most; size += step) {
      Envelope sent = kit.session(size);
      Browser jar = CarrierKit.jar();
      kit.send(sent).forEach(jar::keep);
      var opened = kit.load(jar.cookieLine()).opened();
      assertThat(opened).as("%s bytes", size).hasSize(1);
      Envelope back = opened.get(0).envelope();
      assertThat(back.id()).isEqualTo(sent.id());
      assertThat(back.payload().bytes()).isEqualTo(sent.payload().bytes());
    }
  }

  @ParameterizedTest // P3: at each place where a value goes on to one more cookie
  @ValueSource(ints = {512, 3000, 3960, 3990, 3999, 4100, 5999, 6000, 6001, 8000, 20_000, 32_000})
  void valueOfEveryLengthIsSplitAndWeighedRightly(int budget) {
    CookieSlots slots = new CookieSlots(SessionCookie.standard(), budget);
    int most = most(slots);
    for (int length = 1; length <= most; length++) {
      boolean edge = slots.count(length) != slots.count(Math.max(1, length - 2));
      if (!edge && length % 41 != 0 && length < most) {
        continue;
      }
      String value = "v".repeat(length);
      String manifest = slots.manifest(slots.count(length));
      Map<String, String> parts = slots.split(value, manifest);
      assertThat(parts).hasSize(slots.count(length));
      assertThat(slots.weight(length)).isEqualTo(weight(parts)).isLessThanOrEqualTo(budget);
    }
    assertThat(most).isGreaterThan(budget * 9 / 10);
  }

  @Test // P4
  void everyLineOfEveryLegalCookieIsShort() {
    Random random = new Random(4);
    int split = 0;
    for (int i = 0; i < 500; i++) {
      SessionCookie cookie = cookie(random).checked();
      int budget = 1200 + random.nextInt(32_001 - 1200);
      CookieSlots slots = new CookieSlots(cookie, budget);
      int most = most(slots);
      String manifest = slots.manifest(slots.count(most));
      Map<String, String> parts = slots.split("v".repeat(most), manifest);
      split += parts.size() > 1 ? 1 : 0;
      assertThat(weight(parts)).as("%s", cookie).isLessThanOrEqualTo(budget);
      assertThat(String.join("", parts.values())).hasSizeGreaterThanOrEqualTo(most);
      parts.forEach(
          (slot, part) -> {
            assertThat(cookie.line(slot, part, LONGEST)).hasSizeLessThanOrEqualTo(4000);
            assertThat(cookie.expiry(slot)).hasSizeLessThanOrEqualTo(4000);
          });
    }
    assertThat(split).isGreaterThan(300);
  }

  /** Any cookie that the settings accept; each tenth with 512 characters of name, domain, path. */
  private static SessionCookie cookie(Random random) {
    int free = random.nextInt(10) == 0 ? 512 : random.nextInt(513);
    boolean secure = random.nextBoolean();
    SessionCookie base = secure ? SessionCookie.standard() : SessionCookie.insecureForLocalhost();
    if (secure && random.nextBoolean()) {
      base = base.withPartitioned();
    }
    if (secure) {
      base = base.withSameSite(SAME_SITES.get(random.nextInt(SAME_SITES.size())));
    }
    free = Math.max(free, 16);
    int domain = random.nextInt(Math.min(free - 13, 254)); // no host name is longer
    int path = 1 + random.nextInt(free - 12 - domain);
    String name = "__Secure-".substring(secure ? 0 : 9) + text(random, TOKEN, free - domain - path);
    base =
        base.withName(name.substring(0, free - domain - path))
            .withPath("/" + text(random, TOKEN, path - 1));
    return domain == 0 ? base : base.withDomain(host(random, domain));
  }

  /** Labels of 30 characters, with hyphens in them. */
  private static String host(Random random, int length) {
    StringBuilder host = new StringBuilder(text(random, HOST, length));
    for (int at = 30; at < length - 1; at += 31) {
      host.setCharAt(at, '.');
      host.setCharAt(at - 15, '-');
    }
    return host.toString();
  }

  private static String text(Random random, String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 511, 32_001, Integer.MAX_VALUE})
  void budgetOutOfRangeIsRefused(int budget) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CookieSlots(SessionCookie.standard(), budget))
        .withMessage("sizeBudget is " + budget + ". Give from 512 to 32000 bytes.");
  }

  @Test
  void budgetThatTheNameEatsIsRefused() {
    String name = "n".repeat(300);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CookieSlots(SessionCookie.standard().withName(name), 512))
        .withMessage(
            "sizeBudget is 512 and leaves no room for a session beside the cookie name "
                + name
                + ". Raise it, or shorten the name.");
  }

  @Test
  void setsAreDrawnAnew() {
    CookieSlots slots = new CookieSlots(SessionCookie.standard(), CookieSlots.BUDGET);
    assertThat(slots.manifest(1)).isEmpty();
    assertThat(slots.manifest(2)).matches("2\\.[A-Za-z0-9_-]{4}").isNotEqualTo(slots.manifest(2));
  }

  private static int weight(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .mapToInt(c -> c.getKey().length() + 1 + c.getValue().length())
        .sum();
  }

  /** The longest value that fits. */
  private static int most(CookieSlots slots) {
    int fits = 1;
    for (int step = 1 << 15; step > 0; step >>= 1) {
      fits += fits(slots, fits + step) ? step : 0;
    }
    return fits;
  }

  private static boolean fits(CookieSlots slots, int length) {
    try {
      return slots.count(length) > 0;
    } catch (SessionTooLargeException e) {
      return false;
    }
  }
}
