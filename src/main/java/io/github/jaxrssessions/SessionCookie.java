package io.github.jaxrssessions;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The session cookie's name and attributes (RFC 6265bis). {@link #standard()} is right for most:
 * {@code __Host-session; Path=/; Secure; HttpOnly; SameSite=Lax}, which no sibling host can set.
 * {@code HttpOnly} and {@code SameSite} are always written, {@code Secure} always but for {@link
 * #insecureForLocalhost()}.
 *
 * <p>Immutable. Each {@code with} gives a copy; settings that contradict each other are refused
 * where the cookie is handed to {@link SessionAuthBuilder#cookie}.
 */
public final class SessionCookie {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final String LABEL = "[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?";
  private static final Pattern DOMAIN = // a browser drops the cookie of any other
      Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");
  private static final int LONGEST =
      512; // name, domain and path: every line stays under 4,096 bytes

  /** The values of {@code SameSite}. */
  public enum SameSite {
    /** Sent within the site only: a link from a mail or another site arrives logged out. */
    STRICT("Strict"),
    /** Sent within the site, and when a link leads to it. */
    LAX("Lax"),
    /** Sent from anywhere: for pages framed by other sites. Cross-origin writes stay guarded. */
    NONE("None");

    private final String text;

    SameSite(String text) {
      this.text = text;
    }
  }

  private final String name;
  private final String path;
  private final Optional<String> domain;
  private final SameSite sameSite;
  private final boolean secure;
  private final boolean partitioned;
  private final String attributes;

  private SessionCookie(
      String name,
      String path,
      Optional<String> domain,
      SameSite sameSite,
      boolean secure,
      boolean partitioned) {
    this.name = name;
    this.path = path;
    this.domain = domain;
    this.sameSite = sameSite;
    this.secure = secure;
    this.partitioned = partitioned;
    this.attributes =
        "; Path="
            + path
            + domain.map(d -> "; Domain=" + d).orElse("")
            + (secure ? "; Secure" : "")
            + "; HttpOnly; SameSite="
            + sameSite.text
            + (partitioned ? "; Partitioned" : "");
  }

  /**
   * {@code __Host-session; Path=/; Secure; HttpOnly; SameSite=Lax}. Browsers take it over https,
   * and most of them over plain http from {@code localhost} too.
   *
   * @return the default
   */
  public static SessionCookie standard() {
    return new SessionCookie("__Host-session", "/", Optional.empty(), SameSite.LAX, true, false);
  }

  /**
   * For plain http while developing: {@code session-insecure; Path=/; HttpOnly; SameSite=Lax},
   * without {@code Secure}. Whoever is on the wire reads it; a warning at start says so.
   *
   * @return a cookie that must not reach production
   */
  public static SessionCookie insecureForLocalhost() {
    return new SessionCookie("session-insecure", "/", Optional.empty(), SameSite.LAX, false, false);
  }

  /**
   * The cookie under another name.
   *
   * @param value a token (RFC 9110, 5.6.2); a prefix such as {@code __Host-} binds the other
   *     settings
   * @return a copy
   */
  public SessionCookie withName(String value) {
    return new SessionCookie(value, path, domain, sameSite, secure, partitioned);
  }

  /**
   * The cookie for a part of the site only. It needs a name without {@code __Host-}.
   *
   * @param value beginning with {@code /}
   * @return a copy
   */
  public SessionCookie withPath(String value) {
    return new SessionCookie(name, value, domain, sameSite, secure, partitioned);
  }

  /**
   * The cookie for a domain and all hosts below it, each of which can then read and set it. It
   * needs a name that begins with {@code __Secure-}.
   *
   * @param value such as {@code example.com}, without a leading dot
   * @return a copy
   */
  public SessionCookie withDomain(String value) {
    return new SessionCookie(name, path, Optional.of(value), sameSite, secure, partitioned);
  }

  /**
   * The cookie with another {@code SameSite}.
   *
   * @param value {@link SameSite#NONE} needs {@code Secure}
   * @return a copy
   */
  public SessionCookie withSameSite(SameSite value) {
    return new SessionCookie(name, path, domain, value, secure, partitioned);
  }

  /**
   * The cookie kept apart for each top-level site that frames the page ({@code Partitioned},
   * CHIPS).
   *
   * @return a copy
   */
  public SessionCookie withPartitioned() {
    return new SessionCookie(name, path, domain, sameSite, secure, true);
  }

  /**
   * The cookie's name, as on the wire.
   *
   * @return a token
   */
  public String name() {
    return name;
  }

  boolean secure() {
    return secure;
  }

  /** Refuses settings that contradict each other, with what, the value and the remedy. */
  SessionCookie checked() {
    refuse(
        !TOKEN.matcher(name).matches(),
        "The cookie name \""
            + visible(name)
            + "\" is no token. Use letters, digits and !#$%&'*+.^_`|~- only.");
    refuse(
        !path.startsWith("/") || !isAttribute(path),
        "The cookie path \""
            + visible(path)
            + "\" must begin with / and hold no semicolon, space or control character.");
    refuse(
        domain.isPresent() && !DOMAIN.matcher(domain.get()).matches(),
        "The cookie domain \""
            + visible(domain.orElse(""))
            + "\" is no host name. Give it as example.com, without a dot in front.");
    int length = name.length() + path.length() + domain.map(String::length).orElse(0);
    refuse(
        length > LONGEST,
        "The cookie's name, domain and path have "
            + length
            + " characters together. At most "
            + LONGEST
            + " are possible.");
    checkPrefix(name.toLowerCase(Locale.ROOT));
    refuse(
        sameSite == SameSite.NONE && !secure,
        "SameSite=None needs Secure. Use SessionCookie.standard() with https.");
    refuse(
        partitioned && !secure,
        "Partitioned needs Secure. Use SessionCookie.standard() with https.");
    return this;
  }

  private void checkPrefix(String lower) {
    boolean host = lower.startsWith("__host-");
    boolean prefixed = host || lower.startsWith("__secure-") || lower.startsWith("__http-");
    refuse(
        prefixed && !secure,
        "The cookie name "
            + name
            + " needs Secure. Without https, use SessionCookie.insecureForLocalhost() as it is.");
    refuse(
        host && domain.isPresent(),
        "The cookie name "
            + name
            + " forbids Domain="
            + domain.orElse("")
            + ". Name it "
            + renamed(lower)
            + ", or leave the domain out.");
    refuse(
        host && !path.equals("/"),
        "The cookie name "
            + name
            + " needs Path=/ and has Path="
            + path
            + ". Name it "
            + renamed(lower)
            + ", or leave the path out.");
    refuse(
        domain.isPresent() && secure && !lower.startsWith("__secure-"),
        "A cookie with Domain="
            + domain.orElse("")
            + " needs a name that begins with __Secure-, and it is "
            + name
            + ".");
  }

  private String renamed(String lower) {
    int prefix = lower.startsWith("__host-http-") ? 12 : lower.startsWith("__host-") ? 7 : 0;
    return "__Secure-" + name.substring(prefix);
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new IllegalArgumentException(message);
    }
  }

  private static boolean isAttribute(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 127 && c != ';');
  }

  private static String visible(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  /**
   * A whole {@code Set-Cookie} line. A slot's name is the cookie's, or that with a number behind.
   */
  String line(String slot, String value, Optional<Duration> maxAge) {
    return slot
        + "="
        + value
        + maxAge.map(age -> "; Max-Age=" + age.toSeconds()).orElse("")
        + attributes;
  }

  /** The line that makes a browser forget a slot: same path, domain, Secure and Partitioned. */
  String expiry(String slot) {
    return slot + "=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT" + attributes;
  }

  /** The bytes of the longest line beside the slot's name and value. */
  int overhead() {
    return "=; Max-Age=34560000".length() + attributes.length();
  }

  @Override
  public String toString() {
    return name + attributes;
  }
}
