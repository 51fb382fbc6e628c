package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCookie.SameSite;
import io.github.jaxrssessions.UserAgent.Place;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Settings of a session cookie, as somebody may write them. */
final class AnyCookie {
  private static final String TOKEN =
      "abcxyzABCXYZ0189!#$%&'*+.^_`|~-"; // each mark of a token, and some letters

  private AnyCookie() {}

  /** Any that can be built, whether it is legal or not. */
  static Arbitrary<SessionCookie> any() {
    Arbitrary<SessionCookie> bare =
        Combinators.combine(names(), paths(), domains().optional(0.3), Arbitraries.of(true, false))
            .as(AnyCookie::cookie);
    return Combinators.combine(
            bare, Arbitraries.of(SameSite.class), Arbitraries.of(false, false, false, true))
        .as(
            (cookie, sameSite, partitioned) ->
                partitioned
                    ? cookie.withSameSite(sameSite).withPartitioned()
                    : cookie.withSameSite(sameSite));
  }

  private static SessionCookie cookie(
      String name, String path, Optional<String> domain, boolean secure) {
    SessionCookie base = secure ? SessionCookie.standard() : SessionCookie.insecureForLocalhost();
    SessionCookie named = base.withName(name).withPath(path);
    return domain.map(named::withDomain).orElse(named);
  }

  /** Those that the library takes. */
  static Arbitrary<SessionCookie> legal() {
    return any().filter(AnyCookie::isLegal);
  }

  static boolean isLegal(SessionCookie cookie) {
    try {
      cookie.checked();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** With a size budget that leaves room beside the name. */
  static Arbitrary<CarrierKit> kits() {
    Arbitrary<Integer> budgets =
        Arbitraries.oneOf(
            Arbitraries.integers().between(512, 32_000), Arbitraries.of(512, 3000, 6000, 32_000));
    return Combinators.combine(legal(), budgets)
        .as(AnyCookie::kit)
        .filter(Optional::isPresent)
        .map(Optional::get);
  }

  private static Optional<CarrierKit> kit(SessionCookie cookie, int budget) {
    try {
      return Optional.of(new CarrierKit(cookie, CarrierKit.KEYS, budget, null));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no room
    }
  }

  static Arbitrary<String> names() {
    Arbitrary<String> prefixes =
        Arbitraries.of(
            "",
            "",
            "__Host-",
            "__Secure-",
            "__Secure-",
            "__Http-",
            "__Host-Http-",
            "__HOST-",
            "__host-",
            "__sEcure-",
            "__http-",
            "__HOST-http-",
            "__Host",
            "_Host-");
    Arbitrary<String> rest =
        Arbitraries.strings().withChars(TOKEN.toCharArray()).ofMinLength(0).ofMaxLength(200);
    return Combinators.combine(prefixes, rest).as(String::concat);
  }

  static Arbitrary<String> paths() {
    return Arbitraries.oneOf(
        Arbitraries.just("/"),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(300).map("/"::concat),
        Arbitraries.strings()
            .withCharRange('a', 'c')
            .withChars('/', '%', '.')
            .ofMaxLength(20)
            .map("/"::concat));
  }

  static Arbitrary<String> domains() {
    Arbitrary<String> labels =
        Arbitraries.strings()
            .withCharRange('a', 'd')
            .withCharRange('0', '3')
            .withChars('A', '-')
            .ofMinLength(1)
            .ofMaxLength(66);
    return Arbitraries.oneOf(
        Arbitraries.of("example.com", "Shop.Example", "127.0.0.1", "a..b", "a-.b", "a.-b", "b."),
        labels.list().ofMinSize(1).ofMaxSize(5).map(all -> String.join(".", all)));
  }

  /** Where a cookie is for: over https if it asks for that, and at its path. */
  static Place home(SessionCookie cookie) {
    return new Place(
        cookie.secure(),
        attribute(cookie, "Domain").orElse("shop.example"),
        attribute(cookie, "Path").orElseThrow());
  }

  /** An attribute of its lines, as it was written. */
  static Optional<String> attribute(SessionCookie cookie, String name) {
    for (String part : cookie.toString().split("; ", -1)) {
      if (part.startsWith(name + "=")) {
        return Optional.of(part.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** How many bytes of JSON fit at most; what the exception says of a larger one. */
  static int largest(CarrierKit kit) {
    int tooMuch = 40_000;
    int most;
    try {
      kit.carrier.fits(tooMuch);
      throw new AssertionError("No limit: " + kit);
    } catch (SessionTooLargeException e) {
      most = Sealer.sealedLength(SessionCodec.HEAD + tooMuch) - (e.size() - e.limit());
    }
    int fits = most * 3 / 4;
    while (Sealer.sealedLength(SessionCodec.HEAD + fits) > most) {
      fits--;
    }
    return fits;
  }
}
