package io.github.jaxrssessions;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The paths that need no login. A pattern must fit twice: the request's path, and the templates of
 * the method that the runtime matched, so that no spelling of a path opens another method.
 */
final class PublicPaths {
  private final List<PathPattern> patterns;

  PublicPaths(List<String> patterns) {
    this.patterns = patterns.stream().map(PathPattern::of).toList();
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
    List<PathPattern> fitting = patterns.stream().filter(p -> p.fits(segments)).toList();
    if (fitting.isEmpty()) {
      return false;
    }
    Optional<String> root = matched.classPath();
    if (root.isEmpty()) {
      return false; // no root resource: reached through a locator, or made by the runtime
    }
    PathTemplate template = PathTemplate.of(root.get(), matched.methodPath().orElse(""));
    return fitting.stream().anyMatch(p -> p.fits(template));
  }
}
