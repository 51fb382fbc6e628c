package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.testing.LoggedIn;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;

/** Cookies that nobody may be logged in by, made of a good one. */
final class BadCookies {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final SessionAuth<Customer> elsewhere =
      SessionAuth.builder(
              Customer.class, session -> Optional.of(new Customer(session.text("user"))))
          .keys(KeyRing.parse(KeyRing.generate()))
          .cookie(SessionCookie.insecureForLocalhost())
          .build();
  private final String name;

  /**
   * Sealed under another key where a good one is not enough.
   *
   * @param name of the cookie
   */
  BadCookies(String name) {
    this.name = name;
  }

  /**
   * What the {@code Cookie} header says.
   *
   * @param kind of badness
   * @param good what the cookie would be
   * @param user whose it is
   * @param random where in it, and what instead
   */
  String header(Kind kind, String good, String user, Random random) {
    return switch (kind) {
      case FLIPPED -> pair(flipped(good, random));
      case TRUNCATED -> pair(good.substring(0, random.nextInt(good.length())));
      case RANDOM -> pair(noise(random));
      case FOREIGN -> LoggedIn.cookie(elsewhere.issue(Shop.data(user)));
      case BESIDE -> pair(noise(random)) + "; " + pair(good) + "; " + pair(flipped(good, random));
      default -> throw new IllegalArgumentException(kind + " is no bad cookie.");
    };
  }

  private String pair(String value) {
    return name + "=" + value;
  }

  private static String flipped(String good, Random random) {
    int at = random.nextInt(good.length());
    int other = ALPHABET.indexOf(good.charAt(at)) + 1 + random.nextInt(ALPHABET.length() - 1);
    return good.substring(0, at)
        + ALPHABET.charAt(other % ALPHABET.length())
        + good.substring(at + 1);
  }

  /** Half of it looks like a cookie, the other half is what may stand in a header at all. */
  private static String noise(Random random) {
    byte[] bytes = new byte[random.nextInt(1_500)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      char character = (char) (each & 0xff);
      text.append(character > ' ' && character != 0x7f && character != ';' ? character : '.');
    }
    return text.toString();
  }
}
