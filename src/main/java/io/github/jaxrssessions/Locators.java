package io.github.jaxrssessions;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lies between the root resource and a sub-resource. Locators run before anybody is
 * authenticated, so a security annotation on one protects nothing: what was reached through such a
 * locator is refused.
 */
final class Locators {
  private final Map<Class<?>, List<Method>> annotated = new ConcurrentHashMap<>();

  /** The classes that were passed on the way to the resource, the root last. */
  static List<Class<?>> passed(UriInfo uri) {
    List<Object> matched = uri.getMatchedResources();
    if (matched.size() < 2) {
      return List.of();
    }
    List<Class<?>> classes = new ArrayList<>();
    for (Object each : matched.subList(1, matched.size())) {
      classes.add(ResourceMethod.lookedThrough(each instanceof Class<?> c ? c : each.getClass()));
    }
    return classes;
  }

  /** A locator with a security annotation that the request may have been through. */
  Optional<Method> misplaced(UriInfo uri, List<Class<?>> passed, Class<?> resource) {
    if (passed.isEmpty()) {
      return Optional.empty(); // a root resource: no locator led to it
    }
    List<String> path = uri.getPathSegments(true).stream().map(PathSegment::getPath).toList();
    return misplaced(passed, path, resource);
  }

  /** The same for a path as the documentation has it, template or not. */
  Optional<Method> misplaced(List<Class<?>> passed, List<String> path, Class<?> resource) {
    Class<?> next = resource;
    for (int i = 0; i < passed.size(); i++) {
      Class<?> from = passed.get(i);
      Class<?> to = next;
      boolean root = i == passed.size() - 1;
      Optional<Method> found =
          annotated(from).stream()
              .filter(m -> mayGive(m, to) && (!root || mayLead(from, m, path)))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      next = from;
    }
    return Optional.empty();
  }

  /** The locators of a class that bear a security annotation, their own or an inherited one. */
  List<Method> annotated(Class<?> type) {
    return annotated.computeIfAbsent(
        type,
        c ->
            Arrays.stream(c.getMethods())
                .map(m -> ResourceMethod.of(c, m))
                .filter(at -> at.isLocator() && AccessRules.onMethod(at).isPresent())
                .map(ResourceMethod::method)
                .distinct()
                .toList());
  }

  /** A type that is no resource itself, a Class or a handle of the runtime's, may stand for any. */
  private static boolean mayGive(Method locator, Class<?> resource) {
    Class<?> given = locator.getReturnType();
    return given.isAssignableFrom(resource) || !ResourceMethod.isResource(given);
  }

  private static boolean mayLead(Class<?> root, Method locator, List<String> path) {
    ResourceMethod at = ResourceMethod.of(root, locator);
    return PathTemplate.of(at.classPath().orElse(""), at.methodPath().orElse("")).mayLead(path);
  }
}
