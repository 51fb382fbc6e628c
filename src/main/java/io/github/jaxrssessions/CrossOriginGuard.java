package io.github.jaxrssessions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses unsafe requests from other origins, by what browsers say of a request and no page can
 * change: {@code Sec-Fetch-Site}, else {@code Origin} held against {@code Host}. With or without a
 * session: a forged login is an attack, too.
 *
 * <ol>
 *   <li>{@code GET}, {@code HEAD} and {@code OPTIONS} pass.
 *   <li>{@code Sec-Fetch-Site}: {@code same-origin} and {@code none} pass; anything else is from
 *       another origin.
 *   <li>Without it, no {@code Origin} passes: no browser, or an old one on the same origin.
 *   <li>An {@code Origin} whose host and port are those of {@code Host} passes; any other is
 *       another origin, {@code null} too.
 *   <li>Another origin passes where the path takes any, or where it is trusted.
 * </ol>
 *
 * A header given twice, or with a comma, is not to be trusted: refused.
 */
final class CrossOriginGuard {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final int SHOWN = 200;

  /** What to do about a request from another origin. */
  enum Mode {
    ENFORCE,
    REPORT,
    OFF
  }

  /** The headers of a request that count here; a header that is absent is an empty list. */
  record Headers(List<String> fetchSite, List<String> origin, List<String> host) {}

  private final AtomicBoolean told = new AtomicBoolean();
  private final Mode mode;
  private final Set<String> trusted;
  private final Set<String> paths;
  private final Events events;

  CrossOriginGuard(Mode mode, List<String> trusted, List<String> paths, Events events) {
    trusted.forEach(CrossOriginGuard::checkOrigin);
    paths.forEach(CrossOriginGuard::checkPath);
    this.mode = mode;
    this.trusted = Set.copyOf(trusted);
    this.paths = Set.copyOf(paths);
    this.events = events;
  }

  /** Whether no request is refused, and which setting says so. */
  Optional<String> open() {
    return switch (mode) {
      case ENFORCE -> Optional.empty();
      case REPORT -> Optional.of("report-only");
      case OFF -> Optional.of("insecure-off");
    };
  }

  static void checkOrigin(String origin) {
    if (Origin.parse(origin).isEmpty() || !origin.equals(origin.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "The trusted origin \""
              + origin
              + "\" is none. Give scheme, host and port as browsers send them:"
              + " https://app.example.com");
    }
  }

  static void checkPath(String path) {
    boolean plain = path.chars().allMatch(c -> c > ' ' && c < 127 && "*?#{};\\".indexOf(c) < 0);
    if (!path.startsWith("/") || path.contains("//") || !plain) {
      throw new IllegalArgumentException(
          "The cross-origin path \""
              + path
              + "\" cannot be used. Give it exactly as on the wire, percent-encoded and without"
              + " patterns: /login/callback");
    }
  }

  /** Whether a method is never refused, whatever the rest of the request says. */
  boolean passes(String method) {
    return mode == Mode.OFF || SAFE.contains(method);
  }

  /**
   * Whether a request is refused.
   *
   * @param method the method as received
   * @param path the path as received, relative to the application path
   * @param headers what the browser says of it
   */
  boolean refuses(String method, String path, Headers headers) {
    if (passes(method) || !isForeign(headers)) {
      return false;
    }
    Optional<String> origin = single(headers.origin());
    if (paths.contains(path) || origin.filter(trusted::contains).isPresent()) {
      return false;
    }
    boolean enforced = mode == Mode.ENFORCE;
    tellOnce(method, headers);
    events.publish(
        new SessionEvent.CrossOriginDenied(
            printable(method),
            headers.origin().stream().limit(4).map(CrossOriginGuard::printable).toList(),
            enforced));
    return enforced;
  }

  /** Only the first: all others are events, and whoever sends them chooses how many. */
  private void tellOnce(String method, Headers headers) {
    if (!told.getAndSet(true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "An unsafe request ({0}) came from another origin: {1}. If it is yours, name it in"
              + " trustedOrigins. Further ones are told to listeners only.",
          printable(method),
          headers.origin().stream().limit(4).map(CrossOriginGuard::printable).toList());
    }
  }

  private static boolean isForeign(Headers headers) {
    if (!isSingle(headers.fetchSite())
        || !isSingle(headers.origin())
        || !isSingle(headers.host())) {
      return true;
    }
    String site = single(headers.fetchSite()).orElse("");
    if (!site.isEmpty()) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = single(headers.origin()).orElse("");
    return !origin.isEmpty()
        && Origin.parse(origin)
            .filter(from -> headers.host().equals(List.of(from.authority())))
            .isEmpty();
  }

  private static boolean isSingle(List<String> values) {
    return values.isEmpty() || (values.size() == 1 && values.get(0).indexOf(',') < 0);
  }

  private static Optional<String> single(List<String> values) {
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  private static String printable(String text) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    StringBuilder out = new StringBuilder();
    shown
        .chars()
        .forEach(
            c -> {
              if (c >= ' ' && c < 127 && c != '\\') {
                out.append((char) c);
              } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return out.toString();
  }
}
