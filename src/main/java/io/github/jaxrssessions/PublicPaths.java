package io.github.jaxrssessions;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The paths that need no login. A pattern must fit twice: the request's path, and the templates of
 * the method that the runtime matched, so that no spelling of a path opens another method.
 */
final class PublicPaths {
  /** By their literal segments up to the first that is none: a request looks at few of them. */
  private final Map<List<String>, List<PathPattern>> patterns = new HashMap<>();

  private final int deepest;
  private final Map<ResourceMethod, Optional<PathTemplate>> templates = new ConcurrentHashMap<>();

  PublicPaths(List<String> patterns) {
    for (String text : patterns) {
      PathPattern pattern = PathPattern.of(text);
      this.patterns.computeIfAbsent(pattern.literals(), s -> new ArrayList<>()).add(pattern);
    }
    deepest = this.patterns.keySet().stream().mapToInt(List::size).max().orElse(0);
  }

  /** Whether a request's path and the method that it was matched to are public. */
  boolean open(UriInfo uri, ResourceMethod matched) {
    return !patterns.isEmpty()
        && uri.getMatchedResources().size() <= 1 // more: behind a locator; none: not made yet
        && open(uri.getPathSegments(true).stream().map(PathSegment::getPath).toList(), matched);
  }

  /** The same for a path as the documentation has it, template or not. */
  boolean open(String path, ResourceMethod matched) {
    return open(segments(path), matched);
  }

  static List<String> segments(String path) {
    return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }

  private boolean open(List<String> segments, ResourceMethod matched) {
    List<PathPattern> fitting = fitting(segments);
    if (fitting.isEmpty()) {
      return false;
    }
    Optional<PathTemplate> template = templates.computeIfAbsent(matched, PublicPaths::template);
    return template.isPresent() && fitting.stream().anyMatch(p -> p.fits(template.get()));
  }

  private List<PathPattern> fitting(List<String> segments) {
    List<PathPattern> fitting = new ArrayList<>();
    for (int length = 0; length <= Math.min(deepest, segments.size()); length++) {
      for (PathPattern each : patterns.getOrDefault(segments.subList(0, length), List.of())) {
        if (each.fits(segments)) {
          fitting.add(each);
        }
      }
    }
    return fitting;
  }

  /** Empty for no root resource: reached through a locator, or made by the runtime. */
  private static Optional<PathTemplate> template(ResourceMethod matched) {
    return matched.classPath().map(root -> PathTemplate.of(root, matched.methodPath().orElse("")));
  }
}
