package io.github.jaxrssessions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The cookies of a request that are ours to read, from the raw header lines: split on {@code ;}
 * only, space and tab trimmed, names compared exactly. Several lines count as one (RFC 9113,
 * 8.2.3).
 */
final class CookieHeader {
  private final Map<String, List<String>> values;

  private CookieHeader(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads each line once; the values of one name come in the order in which they arrived. */
  static CookieHeader read(List<String> lines, Predicate<String> wanted) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      for (int from = 0; equals >= 0 && from < line.length(); ) {
        int semicolon = line.indexOf(';', from);
        int end = semicolon < 0 ? line.length() : semicolon;
        if (equals < end) {
          String name = trimmed(line, from, equals);
          if (wanted.test(name)) {
            values
                .computeIfAbsent(name, n -> new ArrayList<>())
                .add(trimmed(line, equals + 1, end));
          }
        }
        from = end + 1;
        equals = equals < from ? line.indexOf('=', from) : equals; // each character once
      }
    }
    return new CookieHeader(values);
  }

  /** The names that were there, of those wanted. */
  Set<String> names() {
    return values.keySet();
  }

  List<String> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  private static String trimmed(String line, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(line.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
