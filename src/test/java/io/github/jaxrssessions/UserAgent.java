package io.github.jaxrssessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a browser does with cookies: RFC 6265bis, 5.6 to 5.8, written from its text and sharing
 * nothing with the library. {@code Partitioned} is CHIPS'; {@code __Http-} is of the draft that
 * follows.
 */
final class UserAgent {
  /** Where an answer comes from, and where a request goes. */
  record Place(boolean https, String host, String path) {}

  /** From where a request is made (5.2). */
  enum Request {
    SAME_SITE,
    CROSS_SITE_NAVIGATION,
    CROSS_SITE_SUBRESOURCE
  }

  /** A cookie of the store (5.7). */
  record Cookie(
      String name,
      String value,
      Optional<Instant> expiry,
      String domain,
      String path,
      boolean hostOnly,
      boolean secure,
      boolean httpOnly,
      String sameSite,
      boolean partitioned) {

    private boolean replaces(Cookie old) { // 5.7, step 23
      return name.equals(old.name)
          && domain.equals(old.domain)
          && hostOnly == old.hostOnly
          && path.equals(old.path)
          && partitioned == old.partitioned;
    }
  }

  private static final int LONGEST_COOKIE = 4096;
  private static final int LONGEST_ATTRIBUTE = 1024;
  private static final long LONGEST_LIFE = 400L * 86_400;

  private final InstantSource clock;
  private final List<Cookie> store = new ArrayList<>(); // in the order of their creation

  UserAgent(InstantSource clock) {
    this.clock = clock;
  }

  private UserAgent(UserAgent other) {
    this(other.clock);
    store.addAll(other.store);
  }

  UserAgent copy() {
    return new UserAgent(this);
  }

  /** What is there and has not expired. */
  List<Cookie> cookies() {
    Instant now = clock.instant();
    store.removeIf(c -> c.expiry().isPresent() && !c.expiry().get().isAfter(now));
    return List.copyOf(store);
  }

  /** Takes one {@code Set-Cookie} line of an answer (5.6); whether the cookie was accepted. */
  boolean receive(Place from, Request request, String line) {
    int semicolon = line.indexOf(';');
    String pair = semicolon < 0 ? line : line.substring(0, semicolon);
    int equals = pair.indexOf('=');
    String name = equals < 0 ? "" : trimmed(pair.substring(0, equals));
    String value = trimmed(pair.substring(equals + 1));
    boolean drops =
        line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)
            || bytes(name) + bytes(value) > LONGEST_COOKIE
            || (name.isEmpty() && value.isEmpty());
    return !drops
        && cookie(from, name, value, attributes(semicolon < 0 ? "" : line.substring(semicolon + 1)))
            .filter(c -> isTaken(from, request, c))
            .map(this::put)
            .isPresent();
  }

  boolean receive(Place from, String line) {
    return receive(from, Request.SAME_SITE, line);
  }

  private Cookie put(Cookie cookie) {
    store.removeIf(cookie::replaces);
    store.add(cookie);
    return cookie;
  }

  /** By their names in lower case; of several the last. */
  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new TreeMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      String name = trimmed(equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : trimmed(part.substring(equals + 1));
      boolean counts =
          switch (name) {
            case "expires" -> CookieDate.parse(value).isPresent();
            case "max-age" -> value.matches("-?[0-9]+");
            case "domain" -> !value.isEmpty();
            default -> true;
          };
      if (counts && bytes(value) <= LONGEST_ATTRIBUTE) {
        attributes.put(name, value);
      }
    }
    return attributes;
  }

  /** 5.7, steps 5 to 17; empty where the domain is not the sender's to give. */
  private Optional<Cookie> cookie(Place from, String name, String value, Map<String, String> has) {
    String host = from.host().toLowerCase(Locale.ROOT);
    String domain =
        has.getOrDefault("domain", "").toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
    if (!domain.isEmpty() && !domainMatches(host, domain)) {
      return Optional.empty();
    }
    String path = has.getOrDefault("path", "");
    return Optional.of(
        new Cookie(
            name,
            value,
            expiry(has),
            domain.isEmpty() ? host : domain,
            path.startsWith("/") ? path : directory(from.path()),
            domain.isEmpty(),
            has.containsKey("secure"),
            has.containsKey("httponly"),
            sameSite(has.getOrDefault("samesite", "")),
            has.containsKey("partitioned")));
  }

  private Optional<Instant> expiry(Map<String, String> has) {
    Instant latest = clock.instant().plusSeconds(LONGEST_LIFE); // 5.5
    Optional<Instant> expiry =
        has.containsKey("max-age")
            ? Optional.of(after(has.get("max-age")))
            : Optional.ofNullable(has.get("expires")).flatMap(CookieDate::parse);
    return expiry.map(e -> e.isAfter(latest) ? latest : e);
  }

  private Instant after(String seconds) {
    boolean negative = seconds.startsWith("-");
    long given = seconds.length() > 15 ? LONGEST_LIFE : Long.parseLong(seconds);
    return negative || given == 0
        ? Instant.MIN
        : clock.instant().plusSeconds(Math.min(given, LONGEST_LIFE));
  }

  private static String sameSite(String given) {
    String lower = given.toLowerCase(Locale.ROOT);
    return List.of("strict", "lax", "none").contains(lower) ? lower : "default";
  }

  /** 5.7, steps 13 to 22. */
  private boolean isTaken(Place from, Request request, Cookie c) {
    boolean strayed = request == Request.CROSS_SITE_SUBRESOURCE && !c.sameSite().equals("none");
    boolean open = c.sameSite().equals("none") && !c.secure();
    return (from.https() || !c.secure())
        && (from.https() || c.secure() || cookies().stream().noneMatch(o -> overlays(c, o)))
        && !strayed
        && !open
        && (!c.partitioned() || c.secure())
        && keepsPrefix(c.name().isEmpty() ? c.value() : c.name(), c);
  }

  /** A cookie without a name may not look as if it had one with a prefix. */
  private static boolean keepsPrefix(String name, Cookie c) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean http = lower.startsWith("__http-") || lower.startsWith("__host-http-");
    boolean host = lower.startsWith("__host-");
    boolean any = http || host || lower.startsWith("__secure-");
    return (!any || (c.secure() && !c.name().isEmpty()))
        && (!http || c.httpOnly())
        && (!host || (c.hostOnly() && c.path().equals("/")));
  }

  private static boolean overlays(Cookie fresh, Cookie old) { // 5.7, step 16
    return old.secure()
        && old.name().equals(fresh.name())
        && (domainMatches(old.domain(), fresh.domain())
            || domainMatches(fresh.domain(), old.domain()))
        && pathMatches(fresh.path(), old.path());
  }

  /** The {@code Cookie} header of a request (5.8.3); empty where there is none. */
  String cookieHeader(Place to, Request request) {
    return cookies().stream()
        .filter(c -> isSent(c, to, request))
        .sorted(Comparator.comparing((Cookie c) -> -c.path().length()))
        .map(c -> c.name().isEmpty() ? c.value() : c.name() + "=" + c.value())
        .collect(Collectors.joining("; "));
  }

  String cookieHeader(Place to) {
    return cookieHeader(to, Request.SAME_SITE);
  }

  private static boolean isSent(Cookie c, Place to, Request request) {
    String host = to.host().toLowerCase(Locale.ROOT);
    boolean site =
        switch (request) {
          case SAME_SITE -> true;
          case CROSS_SITE_NAVIGATION -> !c.sameSite().equals("strict");
          case CROSS_SITE_SUBRESOURCE -> c.sameSite().equals("none");
        };
    return site
        && (c.hostOnly() ? host.equals(c.domain()) : domainMatches(host, c.domain()))
        && pathMatches(to.path(), c.path())
        && (to.https() || !c.secure());
  }

  private static boolean domainMatches(String host, String domain) { // 5.1.3
    boolean address = host.matches("[0-9.]+|\\[.*\\]");
    return host.equals(domain) || (!address && host.endsWith("." + domain));
  }

  private static boolean pathMatches(String request, String path) { // 5.1.4
    return request.equals(path)
        || (request.startsWith(path)
            && (path.endsWith("/") || request.charAt(path.length()) == '/'));
  }

  private static String directory(String path) { // 5.1.4
    int last = path.lastIndexOf('/');
    return last <= 0 ? "/" : path.substring(0, last);
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  private static String trimmed(String text) {
    return text.replaceAll("^[ \t]+|[ \t]+$", "");
  }
}
