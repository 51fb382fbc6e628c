package io.github.jaxrssessions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cookies of a Litestar application that this one replaces, so that nobody is logged out by the
 * move. They are read and never written: the first answer carries a session of ours and expires
 * theirs. From the end date on they are not read, and this setting can go.
 *
 * <pre>{@code
 * .litestar(LitestarCookies.until(Instant.parse("2027-03-01T00:00:00Z"), secret))
 * }</pre>
 *
 * <p>They name no login time. The session begins with its first request here and ends no later than
 * the cookie would have. For ending all of a subject's sessions it counts as begun when the cookie
 * was made: its expiry less {@link #withMaxAge}.
 *
 * <p>Immutable.
 */
public final class LitestarCookies {
  private final Instant until;
  private final List<GcmKey> keys;
  private final String name;
  private final String path;
  private final Optional<String> domain;
  private final Duration maxAge;

  private LitestarCookies(
      Instant until,
      List<GcmKey> keys,
      String name,
      String path,
      Optional<String> domain,
      Duration maxAge) {
    this.until = until;
    this.keys = keys;
    this.name = name;
    this.path = path;
    this.domain = domain;
    this.maxAge = maxAge;
  }

  /**
   * Cookies with Litestar's defaults: {@code session}, path {@code /}, no domain, 14 days.
   *
   * @param end from here on they are not read
   * @param secrets what Litestar sealed with, the newest first: 16, 24 or 32 bytes each, copied.
   *     Not to be used in a {@link KeyRing} as well
   * @return the setting
   * @throws IllegalArgumentException where there is no secret or one is of another length
   */
  public static LitestarCookies until(Instant end, byte[]... secrets) {
    if (secrets.length == 0 || secrets.length > 4) {
      throw new IllegalArgumentException(
          "There are " + secrets.length + " Litestar secrets. Give from 1 to 4.");
    }
    List<GcmKey> keys = new ArrayList<>();
    for (byte[] secret : secrets) {
      if (secret.length != 16 && secret.length != 24 && secret.length != 32) {
        throw new IllegalArgumentException(
            "A Litestar secret has "
                + secret.length
                + " bytes. Give the 16, 24 or 32 that it uses.");
      }
      keys.add(new GcmKey(secret.clone()));
    }
    return new LitestarCookies(
        end, List.copyOf(keys), "session", "/", Optional.empty(), Duration.ofDays(14));
  }

  /**
   * Their name: Litestar's {@code key}.
   *
   * @param value a cookie name
   * @return a copy
   */
  public LitestarCookies withName(String value) {
    return new LitestarCookies(until, keys, value, path, domain, maxAge);
  }

  /**
   * Their path, needed to expire them.
   *
   * @param value beginning with {@code /}
   * @return a copy
   */
  public LitestarCookies withPath(String value) {
    return new LitestarCookies(until, keys, name, value, domain, maxAge);
  }

  /**
   * Their domain, needed to expire them.
   *
   * @param value such as {@code example.com}
   * @return a copy
   */
  public LitestarCookies withDomain(String value) {
    return new LitestarCookies(until, keys, name, path, Optional.of(value), maxAge);
  }

  /**
   * How long Litestar let a cookie live: its {@code max_age}. A longer one than Litestar's ends
   * more sessions than needed where all of a subject's are ended, never fewer.
   *
   * @param value from a second to 400 days
   * @return a copy
   */
  public LitestarCookies withMaxAge(Duration value) {
    return new LitestarCookies(
        until, keys, name, path, domain, SessionPolicy.within("Litestar's max_age", value));
  }

  Instant until() {
    return until;
  }

  List<GcmKey> keys() {
    return keys;
  }

  String name() {
    return name;
  }

  Duration maxAge() {
    return maxAge;
  }

  /** How their cookies are expired. Only a name with a prefix wants Secure for that. */
  SessionCookie cookie() {
    SessionCookie base =
        name.startsWith("__") ? SessionCookie.standard() : SessionCookie.insecureForLocalhost();
    SessionCookie named = base.withName(name).withPath(path);
    return domain.map(named::withDomain).orElse(named).checked();
  }

  /** No key material. */
  @Override
  public String toString() {
    return "LitestarCookies[" + name + " until " + until + "]";
  }
}
