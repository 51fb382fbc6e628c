package io.github.jaxrssessions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of paths: a literal fits itself, {@code *} or <code>{x}</code> one segment, a final
 * {@code **} any rest.
 */
final class PathPattern {
  private static final Pattern SEGMENT = Pattern.compile("[^/;?#%*{}\\\\\\s]+|\\*|\\{\\w+}");

  private final List<String> segments;
  private final boolean open;

  private PathPattern(List<String> segments, boolean open) {
    this.segments = segments;
    this.open = open;
  }

  static PathPattern of(String text) {
    if (!text.startsWith("/")) {
      throw wrong(text, "it must begin with /");
    }
    List<String> segments = new ArrayList<>(List.of(text.substring(1).split("/", -1)));
    if (segments.equals(List.of(""))) {
      return new PathPattern(List.of(), false);
    }
    boolean open = segments.get(segments.size() - 1).equals("**");
    if (open) {
      segments.remove(segments.size() - 1);
    }
    for (String segment : segments) {
      if (!SEGMENT.matcher(segment).matches() || isDots(segment)) {
        throw wrong(
            text,
            "\"" + segment + "\" is no segment. Use decoded literals, * or {x}, and ** at the end");
      }
    }
    return new PathPattern(List.copyOf(segments), open);
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "The public path \"" + text + "\" cannot be used: " + why + ".");
  }

  /** The segments before the first that fits any: a path that this fits begins with them. */
  List<String> literals() {
    int length = 0;
    while (length < segments.size() && !isWild(segments.get(length))) {
      length++;
    }
    return segments.subList(0, length);
  }

  /** Whether it fits a request's decoded segments. One that could mislead fits nothing. */
  boolean fits(List<String> path) {
    List<String> plain =
        !path.isEmpty() && path.get(path.size() - 1).isEmpty()
            ? path.subList(0, path.size() - 1)
            : path;
    boolean misleading =
        plain.stream()
            .anyMatch(s -> s.isEmpty() || isDots(s) || s.indexOf('/') >= 0 || s.indexOf('\\') >= 0);
    if (misleading || plain.size() < segments.size() || (!open && plain.size() > segments.size())) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!isWild(segments.get(i)) && !segments.get(i).equals(plain.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it fits a method's template, where a parameter fits anything. */
  boolean fits(PathTemplate template) {
    int at = 0;
    for (PathTemplate.Segment segment : template.segments()) {
      if (at == segments.size()) {
        return open || segment.mayBeEmpty();
      }
      String wanted = segments.get(at++);
      if (!isWild(wanted) && !segment.fits(wanted)) {
        return false;
      }
      if (segment.maySpan()) {
        return true; // the rest may lie inside the parameter; the request's own path was checked
      }
    }
    return at == segments.size();
  }

  private static boolean isWild(String segment) {
    return segment.equals("*") || segment.startsWith("{");
  }

  private static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }
}
