package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.UserAgent.Cookie;
import io.github.jaxrssessions.UserAgent.Place;
import io.github.jaxrssessions.UserAgent.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever settings are accepted, each line is legal and does in a browser what it is for. */
class SetCookiePropertiesTest {
  private static final String LABEL = "[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?";
  private static final List<Pattern> ATTRIBUTES = // RFC 6265bis, 4.1.1, and Partitioned
      List.of(
          Pattern.compile("Max-Age=[1-9][0-9]{0,7}"),
          Pattern.compile("Path=/[\\x20-\\x3a\\x3c-\\x7e]*"),
          Pattern.compile("Domain=(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*"),
          Pattern.compile("Secure"),
          Pattern.compile("HttpOnly"),
          Pattern.compile("SameSite=(?:Strict|Lax|None)"),
          Pattern.compile("Partitioned"));
  private static final Pattern PAIR =
      Pattern.compile(
          "[!#$%&'*+.^_`|~0-9A-Za-z-]+=[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]*");
  // What every server writes, though the grammar has no zero.
  private static final String CLEARED = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

  @Provide
  Arbitrary<CarrierKit> kits() {
    return AnyCookie.kits();
  }

  @Provide
  Arbitrary<SessionCookie> cookies() {
    return AnyCookie.any();
  }

  @Provide
  Arbitrary<Optional<Duration>> lifetimes() {
    return Arbitraries.longs().between(1, 400L * 86_400).map(Duration::ofSeconds).optional();
  }

  private static Envelope session(CarrierKit kit, int perMille, Optional<Duration> own) {
    int bytes = Math.max(8, AnyCookie.largest(kit) * perMille / 1000);
    return kit.policy.begin(CarrierKit.payload(bytes), own);
  }

  private static void assertLegal(String line, String attributes) {
    assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(CookieSlots.LINE);
    assertThat(CookieSlots.LINE).isLessThan(4096);
    assertThat(line.substring(0, line.length() - attributes.length())).matches(PAIR);
    List<String> each = Arrays.asList(attributes.split(";", -1));
    assertThat(each.get(0)).isEmpty();
    List<String> named = new ArrayList<>();
    for (String attribute : each.subList(1, each.size())) {
      assertThat(attribute).startsWith(" ");
      String text = attribute.substring(1);
      assertThat(ATTRIBUTES).as("%s", text).anyMatch(legal -> legal.matcher(text).matches());
      assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1024);
      named.add(text.split("=", 2)[0]);
    }
    assertThat(named).doesNotHaveDuplicates();
  }

  @Property // P4, P7
  void lineIsLegalReachesTheBrowserAndIsCleared(
      @ForAll("kits") CarrierKit kit,
      @ForAll @IntRange(max = 1000) int perMille,
      @ForAll("lifetimes") Optional<Duration> own) {
    Place home = AnyCookie.home(kit.cookie);
    UserAgent agent = new UserAgent(kit.clock);
    List<String> others = bystanders(kit.cookie, home, agent);
    Envelope session = session(kit, perMille, own);
    List<String> set = kit.send(session);
    for (String line : set) {
      assertLegal(line, line.substring(line.indexOf(';')));
      assertThat(agent.receive(home, line)).as(line).isTrue();
    }
    assertThat(names(agent)).hasSize(others.size() + set.size());
    agent.cookies().stream()
        .filter(c -> !others.contains(c.name()))
        .forEach(c -> assertIsAsSet(c, kit, own));
    assertThat(kit.ids(agent.cookieHeader(home))).containsExactly(session.id());

    Set<String> shown = kit.load(agent.cookieHeader(home)).shown();
    List<String> cleared = kit.carrier.clear(shown);
    for (String line : cleared) {
      assertThat(line).contains("=" + CLEARED);
      assertLegal(line.replace(CLEARED, ""), line.substring(line.indexOf("; Path=")));
    }
    assertForgets(agent.copy(), home, cleared, others);
    // a browser of before Max-Age
    List<String> byDate = cleared.stream().map(line -> line.replace("; Max-Age=0", "")).toList();
    assertForgets(agent, home, byDate, others);
  }

  private static void assertIsAsSet(Cookie c, CarrierKit kit, Optional<Duration> own) {
    String text = kit.cookie.toString();
    Optional<String> domain = AnyCookie.attribute(kit.cookie, "Domain");
    assertThat(isSlot(kit.slots, c.name())).isTrue();
    assertThat(c.expiry()).isEqualTo(own.map(kit.clock.instant()::plus));
    assertThat(c.hostOnly()).isEqualTo(domain.isEmpty());
    assertThat(c.domain()).isEqualTo(domain.orElse("shop.example").toLowerCase(Locale.ROOT));
    assertThat(Optional.of(c.path())).isEqualTo(AnyCookie.attribute(kit.cookie, "Path"));
    assertThat(c.httpOnly()).isTrue();
    assertThat(c.secure()).isEqualTo(kit.cookie.secure());
    assertThat(c.partitioned()).isEqualTo(text.endsWith("; Partitioned"));
    assertThat(text).containsIgnoringCase("; SameSite=" + c.sameSite());
  }

  private static void assertForgets(
      UserAgent agent, Place home, List<String> lines, List<String> others) {
    lines.forEach(line -> assertThat(agent.receive(home, line)).as(line).isTrue());
    assertThat(names(agent)).containsExactlyInAnyOrderElementsOf(others);
  }

  private static List<String> names(UserAgent agent) {
    return agent.cookies().stream().map(Cookie::name).toList();
  }

  /** Cookies that are not the session's, though their names or paths are near. */
  private static List<String> bystanders(SessionCookie cookie, Place home, UserAgent agent) {
    String name = cookie.name();
    String path = home.path();
    List<String> lines = new ArrayList<>();
    for (String other : List.of("x" + name, name + ".0", name + ".8", name + ".10", name + "x")) {
      lines.add(other + "=" + "AQ".repeat(20) + "; Path=" + path);
    }
    lines.add(name + "=AQAQ; Path=" + (path.equals("/") ? "" : path) + "/deeper");
    lines.add(name + ".1=abcd.AQAQ; Path=" + (path.equals("/") ? "" : path) + "/deeper");
    lines.forEach(line -> agent.receive(home, line + (cookie.secure() ? "; Secure" : "")));
    return names(agent);
  }

  @Property // what comes back, and where
  void cookieComesBackWhereItIsFor(
      @ForAll("kits") CarrierKit kit, @ForAll @IntRange(max = 1000) int perMille) {
    Place home = AnyCookie.home(kit.cookie);
    UserAgent agent = new UserAgent(kit.clock);
    Envelope session = session(kit, perMille, Optional.empty());
    kit.send(session).forEach(line -> agent.receive(home, line));
    boolean wide = AnyCookie.attribute(kit.cookie, "Domain").isPresent();
    boolean address = home.host().matches("(.*\\.)?[0-9]+"); // has no hosts below it
    String path = home.path();
    String below = path.endsWith("/") ? path : path + "/";
    List<Place> within =
        new ArrayList<>(List.of(home, at(home, below), at(home, below + "x"), up(home)));
    List<Place> outside =
        new ArrayList<>(
            List.of(
                new Place(true, "evil" + home.host(), path), new Place(true, "evil.test", path)));
    if (!address) {
      (wide ? within : outside).add(new Place(true, "a." + home.host(), path));
    }
    if (!path.equals("/")) {
      outside.add(at(home, "/"));
      outside.add(at(home, path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "x"));
    }
    (kit.cookie.secure() ? outside : within).add(new Place(false, home.host(), path));
    assertThat(within)
        .allSatisfy(
            to -> assertThat(kit.ids(agent.cookieHeader(to))).containsExactly(session.id()));
    assertThat(outside).allSatisfy(to -> assertThat(agent.cookieHeader(to)).isEmpty());

    String text = kit.cookie.toString();
    assertThat(agent.cookieHeader(home, Request.CROSS_SITE_SUBRESOURCE).isEmpty())
        .isEqualTo(!text.contains("; SameSite=None"));
    assertThat(agent.cookieHeader(home, Request.CROSS_SITE_NAVIGATION).isEmpty())
        .isEqualTo(text.contains("; SameSite=Strict"));
  }

  private static Place at(Place place, String path) {
    return new Place(place.https(), place.host(), path);
  }

  private static Place up(Place place) {
    return new Place(place.https(), place.host().toUpperCase(Locale.ROOT), place.path());
  }

  @Property(tries = 5000)
  void settingsAreTakenIfABrowserTakesTheirLines(@ForAll("cookies") SessionCookie cookie) {
    boolean legal = AnyCookie.isLegal(cookie);
    boolean taken =
        new UserAgent(CarrierKit.jarClock())
            .receive(AnyCookie.home(cookie), cookie.line(cookie.name(), "v", Optional.empty()));
    if (legal) {
      assertThat(taken).as("%s", cookie).isTrue();
      return;
    }
    assertThat(taken && isWellFormed(cookie) && !canBePlanted(cookie)).as("%s", cookie).isFalse();
  }

  private static boolean isWellFormed(SessionCookie cookie) {
    String text = cookie.toString();
    String rest = text.replaceAll("; (Path|Domain|Secure|HttpOnly|SameSite|Partitioned)\\b", "");
    Optional<String> domain = AnyCookie.attribute(cookie, "Domain").map(d -> "Domain=" + d);
    return !cookie.name().isEmpty()
        && !rest.contains(";") // nothing in the path that ends it
        && !AnyCookie.attribute(cookie, "Path").orElse(" ").contains(" ")
        && domain.orElse("Secure").matches(legalAttributes())
        && text.length() <= 512;
  }

  /** Where any host of the domain can set the cookie: a browser takes it, and we do not. */
  private static boolean canBePlanted(SessionCookie cookie) {
    return cookie.secure()
        && AnyCookie.attribute(cookie, "Domain").isPresent()
        && !cookie.name().toLowerCase(Locale.ROOT).startsWith("__secure-");
  }

  private static String legalAttributes() {
    return ATTRIBUTES.stream().map(Pattern::pattern).collect(Collectors.joining("|"));
  }

  @Provide
  Arbitrary<LitestarCookies> litestars() {
    LitestarCookies base =
        LitestarCookies.until(CarrierKit.START.plusSeconds(60), CarrierKit.secret(3));
    return Combinators.combine(
            AnyCookie.names(), AnyCookie.paths(), AnyCookie.domains().optional(0.3))
        .as(
            (name, path, domain) -> {
              LitestarCookies named = base.withName(name).withPath(path);
              return domain.map(named::withDomain).orElse(named);
            })
        .filter(SetCookiePropertiesTest::isLegal);
  }

  private static boolean isLegal(LitestarCookies litestar) {
    try {
      litestar.cookie();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Theirs are Secure or not as that application had it; ours expires both. */
  @Property
  void litestarsCookieIsExpired(
      @ForAll("litestars") LitestarCookies litestar,
      @ForAll boolean secure,
      @ForAll @IntRange(max = 9) int part) {
    CarrierKit kit =
        new CarrierKit(
            SessionCookie.standard(), CarrierKit.KEYS, 6000, new LitestarReader(litestar));
    SessionCookie theirs = litestar.cookie();
    String name = part == 0 ? litestar.name() : litestar.name() + "-" + part;
    Assume.that(!isSlot(kit.slots, name));
    Place home = new Place(true, AnyCookie.home(theirs).host(), AnyCookie.home(theirs).path());
    UserAgent agent = new UserAgent(kit.clock);
    String attributes =
        "; Path="
            + home.path()
            + AnyCookie.attribute(theirs, "Domain").map(d -> "; Domain=" + d).orElse("")
            + (secure || theirs.secure() ? "; secure" : "")
            + "; HttpOnly; SameSite=lax; Max-Age=1209600";
    Assume.that(agent.receive(home, name + "=YWRk" + attributes));
    List<String> cleared = kit.carrier.clear(kit.load(agent.cookieHeader(home)).shown());
    for (String line : cleared) {
      assertLegal(line.replace(CLEARED, ""), line.substring(line.indexOf("; Path=")));
      agent.receive(home, line);
    }
    assertThat(agent.cookies()).isEmpty();
  }

  private static boolean isSlot(CookieSlots slots, String name) {
    return slots.isSlot(name, 0, name.length());
  }
}
