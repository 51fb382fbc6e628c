package io.github.jaxrssessions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as browsers read it, in whatever order it comes: RFC 6265bis, 5.1.1. */
final class CookieDate {
  private static final String DELIMITERS = "[\\x09\\x20-\\x2f\\x3b-\\x40\\x5b-\\x60\\x7b-\\x7e]+";
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);
  private static final Pattern YEAR = Pattern.compile("(\\d{2,4})(?:\\D.*)?", Pattern.DOTALL);
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private CookieDate() {}

  static Optional<Instant> parse(String text) {
    int[] time = null;
    int day = -1;
    int month = -1;
    int year = -1;
    for (String token : text.split(DELIMITERS, -1)) {
      Matcher clock = TIME.matcher(token);
      Matcher ofMonth = DAY.matcher(token);
      Matcher ofEra = YEAR.matcher(token);
      if (time == null && clock.matches()) {
        time = new int[] {number(clock, 1), number(clock, 2), number(clock, 3)};
      } else if (day < 0 && ofMonth.matches()) {
        day = number(ofMonth, 1);
      } else if (month < 0 && month(token) > 0) {
        month = month(token);
      } else if (year < 0 && ofEra.matches()) {
        int given = number(ofEra, 1);
        year = given >= 100 ? given : given >= 70 ? given + 1900 : given + 2000;
      }
    }
    if (time == null || day < 0 || month < 0 || year < 1601) {
      return Optional.empty();
    }
    try {
      LocalDateTime date = LocalDateTime.of(year, month, day, time[0], time[1], time[2]);
      return Optional.of(date.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int month(String token) {
    return token.length() < 3
        ? 0
        : MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }
}
