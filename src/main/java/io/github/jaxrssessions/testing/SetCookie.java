package io.github.jaxrssessions.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@code Set-Cookie} line, as far as a test wants to know it. It shows no value. */
record SetCookie(String name, String value, Optional<Duration> maxAge) {
  private static final String MAX_AGE = "max-age=";

  static SetCookie of(String line) {
    String[] parts = line.split(";", -1);
    int equals = parts[0].indexOf('=');
    Optional<Duration> maxAge =
        Arrays.stream(parts)
            .skip(1)
            .map(part -> part.strip().toLowerCase(Locale.ROOT))
            .filter(part -> part.matches(MAX_AGE + "-?[0-9]{1,12}"))
            .map(part -> Duration.ofSeconds(Long.parseLong(part.substring(MAX_AGE.length()))))
            .reduce((first, last) -> last); // RFC 6265, 5.3: the last one counts
    return new SetCookie(
        parts[0].substring(0, Math.max(0, equals)).strip(),
        parts[0].substring(equals + 1).strip(),
        maxAge);
  }

  static List<SetCookie> of(Collection<String> lines) {
    return lines.stream().map(SetCookie::of).toList();
  }

  /** Whether the browser is to forget the cookie. */
  boolean expires() {
    return maxAge.filter(age -> age.isZero() || age.isNegative()).isPresent();
  }

  /** The {@code Cookie} header of a browser that kept these. */
  static String header(Collection<SetCookie> kept) {
    return kept.stream()
        .map(cookie -> cookie.name + "=" + cookie.value)
        .collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return name;
  }
}
