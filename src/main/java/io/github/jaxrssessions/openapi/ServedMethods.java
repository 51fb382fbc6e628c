package io.github.jaxrssessions.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The resource methods that one application serves, those behind locators too, by marks and paths.
 */
final class ServedMethods {

  /**
   * A method at one of its paths.
   *
   * @param passed the classes whose locators lead here, the root last
   * @param path the template's segments, relative to the application path
   */
  record Place(Class<?> resource, Method method, List<Class<?>> passed, List<String> path) {

    String template() {
      return "/" + String.join("/", path);
    }

    private List<String> before(List<String> documented) {
      return documented.subList(0, documented.size() - path.size());
    }

    private boolean endsWith(List<String> documented) {
      int from = documented.size() - path.size();
      return from >= 0 && documented.subList(from, documented.size()).equals(path);
    }
  }

  private final Map<String, List<Place>> byMark = new HashMap<>();
  private final Map<String, List<Place>> byVerb = new HashMap<>();

  ServedMethods(Collection<Class<?>> registered) {
    for (Class<?> type : registered) {
      firstPath(types(type))
          .ifPresent(path -> add(type, List.of(), segments(path))); // the others are providers
    }
  }

  /** The method that an operation was read from; empty where it is not of this application. */
  Optional<Place> find(String mark, String documented) {
    List<String> path = segments(documented);
    List<Place> places = byMark.getOrDefault(mark, List.of());
    return places.stream()
        .filter(place -> place.endsWith(path)) // an application path may stand before it
        .max(Comparator.comparingInt(place -> place.path().size()))
        .or(() -> places.stream().findFirst());
  }

  /**
   * The methods that operations were read from, as far as their paths tell. An application path may
   * stand before all of them: the one behind which most methods are found.
   */
  Map<ApiOperation, Place> at(List<ApiOperation> operations) {
    Map<List<String>, Map<ApiOperation, Place>> byPrefix = new LinkedHashMap<>();
    for (ApiOperation operation : operations) {
      List<String> documented = segments(operation.path());
      byVerb.getOrDefault(operation.verb(), List.of()).stream()
          .filter(place -> place.endsWith(documented))
          .forEach(
              place ->
                  byPrefix
                      .computeIfAbsent(
                          place.before(documented),
                          p -> new IdentityHashMap<>()) // they change on the way
                      .putIfAbsent(operation, place));
    }
    return byPrefix.entrySet().stream()
        .max(
            Comparator.<Map.Entry<List<String>, Map<ApiOperation, Place>>>comparingInt(
                    found -> found.getValue().size())
                .thenComparingInt(found -> -found.getKey().size()))
        .map(Map.Entry::getValue)
        .orElse(Map.of());
  }

  /** The methods with the same verb at the same path: of other media types. */
  Stream<Place> beside(Place place, String verb) {
    return byVerb.getOrDefault(verb, List.of()).stream()
        .filter(other -> !other.equals(place) && other.path().equals(place.path()));
  }

  private void add(Class<?> type, List<Class<?>> passed, List<String> parent) {
    for (Method method : type.getMethods()) {
      List<Method> declared = declarations(type, method);
      Optional<String> own = firstPath(declared);
      List<String> path = new ArrayList<>(parent);
      path.addAll(segments(own.orElse("")));
      if (own.isPresent() && declared.stream().flatMap(ServedMethods::verbs).findAny().isEmpty()) {
        follow(type, passed, method, path);
      } else {
        Place place = new Place(type, method, passed, List.copyOf(path));
        declared.forEach(
            each -> byMark.computeIfAbsent(Mark.of(each), m -> new ArrayList<>()).add(place));
        declared.stream()
            .flatMap(ServedMethods::verbs)
            .distinct()
            .forEach(verb -> byVerb.computeIfAbsent(verb, v -> new ArrayList<>()).add(place));
      }
    }
  }

  private void follow(Class<?> type, List<Class<?>> passed, Method locator, List<String> path) {
    List<Class<?>> way = new ArrayList<>(List.of(type));
    way.addAll(passed);
    Class<?> next = given(locator);
    if (!way.contains(next)) { // swagger stops there, too
      add(next, List.copyOf(way), path);
    }
  }

  /** The class of what a locator gives: an object, or the class itself. */
  private static Class<?> given(Method locator) {
    if (locator.getReturnType().equals(Class.class)
        && locator.getGenericReturnType() instanceof ParameterizedType type) {
      Type argument = type.getActualTypeArguments()[0];
      return argument instanceof Class<?> c ? c : Object.class;
    }
    return locator.getReturnType();
  }

  /** The method, and those that it overrides: swagger may have read an interface. */
  private static List<Method> declarations(Class<?> type, Method method) {
    Set<Method> all = new LinkedHashSet<>(List.of(method));
    for (Class<?> each : types(type)) {
      Arrays.stream(each.getDeclaredMethods())
          .filter(m -> !each.equals(method.getDeclaringClass()) && isOverridden(m, method))
          .forEach(all::add);
    }
    return List.copyOf(all);
  }

  private static boolean isOverridden(Method wide, Method by) {
    Class<?>[] wider = wide.getParameterTypes();
    Class<?>[] narrow = by.getParameterTypes();
    return wide.getName().equals(by.getName())
        && wider.length == narrow.length
        && IntStream.range(0, wider.length).allMatch(i -> wider[i].isAssignableFrom(narrow[i]));
  }

  /** The class, its superclasses, and all their interfaces. */
  private static Set<Class<?>> types(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      all.add(c);
    }
    List.copyOf(all).forEach(c -> addInterfaces(c, all));
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> each : type.getInterfaces()) {
      all.add(each);
      addInterfaces(each, all);
    }
  }

  private static Optional<String> firstPath(Collection<? extends AnnotatedElement> elements) {
    return elements.stream()
        .filter(e -> e.isAnnotationPresent(Path.class))
        .findFirst()
        .map(e -> e.getAnnotation(Path.class).value());
  }

  private static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value);
  }

  /** A template's segments as documents have them: parameters without their regex. */
  private static List<String> segments(String template) {
    StringBuilder plain = new StringBuilder();
    int depth = 0;
    boolean regex = false;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      regex = depth > 0 && (regex || c == ':');
      if (!regex && (depth == 0 || !Character.isWhitespace(c))) {
        plain.append(c);
      }
    }
    return Arrays.stream(plain.toString().split("/")).filter(s -> !s.isEmpty()).toList();
  }
}
