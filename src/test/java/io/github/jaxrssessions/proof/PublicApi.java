package io.github.jaxrssessions.proof;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds what applications compile against to {@code src/api/public-api.txt}, so that each change of
 * it is seen in a diff. The hooks of runtimes are left out: they are public for their runtimes'
 * sake alone.
 */
public final class PublicApi {
  private static final Path KEPT = Path.of("src", "api", "public-api.txt");
  private static final String NOT_FOR_APPLICATIONS = "io.github.jaxrssessions.runtime.";

  /** Of the tests jar: what tests a store of one's own. */
  private static final List<String> CONTRACTS =
      List.of(
          "io.github.jaxrssessions.contract.RevocationsContract",
          "io.github.jaxrssessions.contract.StoreContract");

  private static final String HEAD =
      """
      # What applications compile against; what is not protected is public. Do not edit:
      # `mvn -Dunchecked -Papi process-test-classes` writes it, and `mvn verify` fails where the code differs.
      # `contract` is in the tests jar.
      """;

  private PublicApi() {}

  /** Compares or, told to {@code write}, writes; ends the build where the two differ. */
  public static void main(String[] arguments) throws Exception {
    List<String> types = types(Path.of(arguments[1]));
    Path file = Path.of(arguments[2]).resolve(KEPT);
    String text = HEAD + text(types);
    if (arguments[0].equals("write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return;
    }
    String kept = Files.exists(file) ? Files.readString(file) : "";
    if (!kept.equals(text)) {
      throw new IllegalStateException(difference(kept, text));
    }
  }

  private static String difference(String kept, String text) {
    Set<String> before = members(kept);
    Set<String> now = members(text);
    List<String> lines = new ArrayList<>();
    before.stream().filter(m -> !now.contains(m)).forEach(m -> lines.add("- " + m));
    now.stream().filter(m -> !before.contains(m)).forEach(m -> lines.add("+ " + m));
    if (lines.isEmpty()) {
      lines.add("(the same members in another order or form)");
    }
    return "The public API is another than "
        + KEPT
        + " says:\n"
        + String.join("\n", lines)
        + "\nIf that is meant, `mvn -Dunchecked -Papi process-test-classes` writes it: commit the"
        + " change with a line in CHANGELOG.md. What a release had may go only where"
        + " .ci/compatibility allows it.";
  }

  /** Each line behind the name of its type, so that a line says enough alone. */
  private static Set<String> members(String text) {
    Set<String> members = new LinkedHashSet<>();
    String type = "";
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      if (line.startsWith("  ")) {
        members.add(type + ": " + line.strip());
      } else {
        type = line;
      }
    }
    return members;
  }

  private static List<String> types(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return Stream.concat(
              files
                  .map(f -> classes.relativize(f).toString())
                  .filter(f -> f.endsWith(".class"))
                  .map(
                      f ->
                          f.replace(".class", "")
                              .replace(classes.getFileSystem().getSeparator(), "."))
                  .filter(n -> !n.startsWith(NOT_FOR_APPLICATIONS)),
              CONTRACTS.stream())
          .toList();
    }
  }

  private static String text(List<String> names) throws ClassNotFoundException {
    StringBuilder text = new StringBuilder();
    List<Class<?>> types = new ArrayList<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, PublicApi.class.getClassLoader());
      if (isOpen(type)) {
        types.add(type);
      }
    }
    types.sort(
        Comparator.comparing((Class<?> t) -> t.getPackageName())
            .thenComparing(Class::getCanonicalName));
    String inPackage = "";
    for (Class<?> type : types) {
      if (!type.getPackageName().equals(inPackage)) {
        inPackage = type.getPackageName();
        String marks = ApiText.annotations(type.getPackage());
        text.append("\npackage ").append(inPackage).append('\n');
        text.append(marks.isEmpty() ? "" : "  " + marks + "\n");
      }
      text.append('\n').append(ApiText.name(type)).append("\n  ");
      text.append(String.join("\n  ", lines(type))).append('\n');
    }
    return text.toString().replaceAll(" +\n", "\n");
  }

  private static List<String> lines(Class<?> type) {
    List<String> lines = new ArrayList<>();
    lines.add(ApiText.type(type));
    Arrays.stream(type.getDeclaredConstructors())
        .filter(c -> isOpen(c.getModifiers(), type) && !c.isSynthetic())
        .map(ApiText::constructor)
        .sorted()
        .forEach(lines::add);
    Arrays.stream(type.getDeclaredFields())
        .filter(f -> isOpen(f.getModifiers(), type) && !f.isSynthetic())
        .sorted(Comparator.comparing(Field::getName))
        .map(ApiText::field)
        .forEach(lines::add);
    methods(type)
        .filter(m -> !m.isSynthetic() && !isKnownAnyway(m, type))
        .sorted(Comparator.comparing(Method::getName).thenComparing(ApiText::method))
        .map(ApiText::method)
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  /** Those of the type, and what it has from types that are not open themselves: but no test. */
  private static Stream<Method> methods(Class<?> type) {
    Stream<Method> own =
        Arrays.stream(type.getDeclaredMethods()).filter(m -> isOpen(m.getModifiers(), type));
    Stream<Method> hidden =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getDeclaringClass() != type && !isOpen(m.getDeclaringClass()))
            .filter(m -> !CONTRACTS.contains(type.getName()));
    return Stream.concat(own, hidden);
  }

  /** What every object, and every enum, has. */
  private static boolean isKnownAnyway(Method method, Class<?> type) {
    boolean ofAnEnum =
        Modifier.isStatic(method.getModifiers())
            && (method.getName().equals("values") || method.getName().equals("valueOf"));
    if (type.isEnum() && ofAnEnum) {
      return true;
    }
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(
            m ->
                m.getName().equals(method.getName())
                    && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
  }

  /** Whether it can be named outside its package. */
  private static boolean isOpen(Class<?> type) {
    if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
      return false;
    }
    Class<?> around = type.getEnclosingClass();
    return isOpen(type.getModifiers(), around == null ? type : around)
        && (around == null || isOpen(around));
  }

  private static boolean isOpen(int modifiers, Class<?> in) {
    return Modifier.isPublic(modifiers)
        || (Modifier.isProtected(modifiers) && !Modifier.isFinal(in.getModifiers()));
  }
}
