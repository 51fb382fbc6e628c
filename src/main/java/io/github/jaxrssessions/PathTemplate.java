package io.github.jaxrssessions;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@code @Path} template, cut into segments. A parameter with a regex may span several. */
record PathTemplate(List<Segment> segments) {

  /**
   * One segment: what stands before, between and behind its parameters.
   *
   * @param pieces the literals, in order; a parameter stands between each two
   * @param maySpan whether a parameter with a regex follows the last piece, so that nothing behind
   *     it is known
   */
  record Segment(List<String> pieces, boolean maySpan) {

    boolean fits(String literal) {
      if (!literal.startsWith(pieces.get(0))) {
        return false;
      }
      if (pieces.size() == 1) {
        return maySpan || literal.equals(pieces.get(0));
      }
      int at = pieces.get(0).length();
      for (int i = 1; i < pieces.size() - 1; i++) {
        int found = literal.indexOf(pieces.get(i), at + 1);
        if (found < 0) {
          return false;
        }
        at = found + pieces.get(i).length();
      }
      String last = pieces.get(pieces.size() - 1);
      return maySpan
          ? literal.indexOf(last, at) >= 0
          : literal.endsWith(last) && literal.length() - last.length() > at;
    }

    boolean mayBeEmpty() {
      return maySpan && pieces.equals(List.of(""));
    }
  }

  /** The template of a class's path and a method's path together. */
  static PathTemplate of(String... paths) {
    List<Segment> segments = new ArrayList<>();
    for (String path : paths) {
      for (String text : cut(path)) {
        if (!text.isEmpty()) {
          segments.add(segment(text));
        }
      }
    }
    return new PathTemplate(List.copyOf(segments));
  }

  /** Whether a path may begin with what the template fits; where that is unclear, it may. */
  boolean mayLead(List<String> path) {
    for (int i = 0; i < segments.size(); i++) {
      if (i == path.size()) {
        return segments.get(i).mayBeEmpty();
      }
      if (!segments.get(i).fits(path.get(i))) {
        return false;
      }
      if (segments.get(i).maySpan()) {
        return true;
      }
    }
    return true;
  }

  /** Cuts at each slash that stands outside of braces. */
  private static List<String> cut(String path) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '/' && depth == 0) {
        parts.add(path.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(path.substring(from));
    return parts;
  }

  private static Segment segment(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      pieces.add(decoded(text.substring(from, open)));
      int close = closing(text, open);
      if (text.substring(open, close).indexOf(':') >= 0) {
        return new Segment(List.copyOf(pieces), true);
      }
      from = close + 1;
    }
    pieces.add(decoded(text.substring(from)));
    return new Segment(List.copyOf(pieces), false);
  }

  /** A template may be percent-encoded; what it is held against is decoded. */
  private static String decoded(String literal) {
    try {
      return URLDecoder.decode(literal.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // a percent sign of its own
      return literal;
    }
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }
}
