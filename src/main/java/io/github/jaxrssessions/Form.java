package io.github.jaxrssessions;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a setting is read.
 *
 * @param accepted what can be read, for who gave something else
 * @param reader from a text that is not blank to the value; empty where it cannot be read, an
 *     {@link IllegalArgumentException} that says more where the value is out of range
 */
record Form<T>(String accepted, Function<String, Optional<T>> reader) {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L);

  static final Form<String> TEXT = new Form<>("a text", Optional::of);
  static final Form<Duration> TIME =
      new Form<>("a time: 30s, 15m, 12h, 30d or PT15M", tried(Form::time));
  static final Form<Instant> INSTANT =
      new Form<>("an instant: 2027-03-01T00:00:00Z", tried(Instant::parse));
  static final Form<Integer> NUMBER = new Form<>("a whole number", tried(Integer::valueOf));
  static final Form<Boolean> FLAG = choice(Map.of("true", true, "false", false));
  static final Form<List<String>> LIST =
      new Form<>("texts, comma-separated", text -> Optional.of(items(text)));

  /** One of a few words. */
  static <T> Form<T> choice(Map<String, T> words) {
    return new Form<>(
        "one of " + String.join(", ", words.keySet().stream().sorted().toList()),
        text -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT).replace('_', '-'))));
  }

  /** The same, held against a range. */
  Form<T> checked(Consumer<T> check) {
    return new Form<>(
        accepted,
        text -> {
          Optional<T> value = reader.apply(text);
          value.ifPresent(check);
          return value;
        });
  }

  /** The same, each of several held against a range. */
  static Form<List<String>> each(Consumer<String> check) {
    return LIST.checked(items -> items.forEach(check));
  }

  private static <T> Function<String, Optional<T>> tried(Function<String, T> parser) {
    return text -> {
      try {
        return Optional.of(parser.apply(text));
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        return Optional.empty();
      }
    };
  }

  private static Duration time(String text) {
    Matcher shorter = SHORT.matcher(text);
    return shorter.matches()
        ? Duration.ofSeconds(
            Math.multiplyExact(
                Long.parseLong(shorter.group(1)), SECONDS.getOrDefault(shorter.group(2), 1L)))
        : Duration.parse(text);
  }

  static List<String> items(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
