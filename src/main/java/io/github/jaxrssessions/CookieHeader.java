package io.github.jaxrssessions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cookies of a request that are ours to read, from the raw header lines: split on {@code ;}
 * only, space and tab trimmed, names compared exactly. Several lines count as one (RFC 9113,
 * 8.2.3).
 */
final class CookieHeader {
  private static final int FEW = 4;

  /** Which names are looked for. One that is not is never made a string of its own. */
  interface Names {
    boolean has(String line, int from, int to);
  }

  private final Map<String, List<String>> values;

  private CookieHeader(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads each line once; the values of one name come in the order in which they arrived. */
  static CookieHeader read(List<String> lines, Names wanted) {
    Map<String, List<String>> values = new LinkedHashMap<>(FEW);
    for (String line : lines) {
      int equals = line.indexOf('=');
      for (int from = 0; equals >= 0 && from < line.length(); ) {
        int semicolon = line.indexOf(';', from);
        int end = semicolon < 0 ? line.length() : semicolon;
        if (equals < end) {
          int start = start(line, from, equals);
          int stop = stop(line, start, equals);
          if (wanted.has(line, start, stop)) {
            int begin = start(line, equals + 1, end);
            values
                .computeIfAbsent(line.substring(start, stop), n -> new ArrayList<>(1))
                .add(line.substring(begin, stop(line, begin, end)));
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

  /** Where the text between two places begins, without the blanks before it. */
  private static int start(String line, int from, int to) {
    int start = from;
    while (start < to && isBlank(line.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Where it ends, without the blanks behind it. */
  private static int stop(String line, int from, int to) {
    int stop = to;
    while (stop > from && isBlank(line.charAt(stop - 1))) {
      stop--;
    }
    return stop;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
