package io.github.jaxrssessions;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource's method as its author wrote it: proxies and bridges looked through, and all that it
 * inherits from found.
 *
 * @param resource the resource's class
 * @param method the method that runs
 */
record ResourceMethod(Class<?> resource, Method method) {

  static ResourceMethod of(Class<?> resource, Method method) {
    Class<?> real = lookedThrough(resource);
    boolean asWritten =
        real.equals(resource) && !method.isBridge() && !method.getDeclaringClass().isInterface();
    return new ResourceMethod(real, asWritten ? method : running(real, method));
  }

  /** The class behind a proxy that a container made of it: one that says nothing by itself. */
  static Class<?> lookedThrough(Class<?> type) {
    Class<?> real = type;
    @Nullable Class<?> parent = real.getSuperclass();
    while (parent != null && parent != Object.class && isProxy(real)) {
      real = parent;
      parent = real.getSuperclass();
    }
    return real;
  }

  private static boolean isProxy(Class<?> type) {
    String name = type.getName();
    boolean generated =
        type.isSynthetic()
            || name.contains("$$")
            || name.contains("$Proxy$")
            || name.endsWith("_ClientProxy")
            || name.endsWith("_Subclass");
    return generated
        && Access.isSilent(type)
        && Arrays.stream(type.getDeclaredMethods()).allMatch(Access::isSilent)
        && addedInterfaces(type)
            .allMatch(
                i ->
                    Access.isSilent(i) && Arrays.stream(i.getMethods()).allMatch(Access::isSilent));
  }

  private static Stream<Class<?>> addedInterfaces(Class<?> type) {
    Set<Class<?>> inherited = interfaces(type.getSuperclass());
    return interfaces(type).stream().filter(i -> !inherited.contains(i));
  }

  /** The class and its superclasses, nearest first. */
  static List<Class<?>> superclasses(Class<?> type) {
    List<Class<?>> classes = new ArrayList<>();
    for (@Nullable Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      classes.add(c);
    }
    return classes;
  }

  /** All interfaces of a class and of its superclasses. */
  static Set<Class<?>> interfaces(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    superclasses(type).forEach(c -> addInterfaces(c, all));
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> each : type.getInterfaces()) {
      if (all.add(each)) {
        addInterfaces(each, all);
      }
    }
  }

  /** The methods of superclasses and interfaces that this one overrides or implements. */
  List<Method> overridden() {
    Signatures signatures = Signatures.in(resource);
    return types().stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(m -> !m.equals(method) && isInherited(m) && signatures.same(m, method))
        .toList();
  }

  /** Whether a subclass can override the method. */
  private boolean isInherited(Method m) {
    int modifiers = m.getModifiers();
    boolean seen =
        Modifier.isPublic(modifiers)
            || Modifier.isProtected(modifiers)
            || m.getDeclaringClass().getPackageName().equals(resource.getPackageName());
    return seen && !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers) && !m.isBridge();
  }

  private Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>(superclasses(resource));
    types.addAll(interfaces(resource));
    return types;
  }

  /** The {@code @Path} of the class: its own, else one that it inherits. */
  Optional<String> classPath() {
    return types().stream()
        .filter(c -> c.isAnnotationPresent(Path.class))
        .findFirst()
        .map(ResourceMethod::path);
  }

  /** The {@code @Path} of the method, inherited as JAX-RS inherits (3.0, section 3.6). */
  Optional<String> methodPath() {
    if (hasJaxRs(method)) {
      return Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value);
    }
    return overridden().stream()
        .filter(ResourceMethod::hasJaxRs)
        .findFirst()
        .flatMap(m -> Optional.ofNullable(m.getAnnotation(Path.class)).map(Path::value));
  }

  /** Whether a class has methods that answer requests, or hand out what does. */
  static boolean isResource(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(ResourceMethod::hasJaxRs);
  }

  /** Whether the method hands out a sub-resource: it has a {@code @Path} and no HTTP method. */
  boolean isLocator() {
    return methodPath().isPresent()
        && Stream.concat(Stream.of(method), overridden().stream())
            .flatMap(m -> Arrays.stream(m.getAnnotations()))
            .noneMatch(ResourceMethod::isVerb);
  }

  private static boolean isVerb(Annotation annotation) {
    return annotation.annotationType().isAnnotationPresent(HttpMethod.class);
  }

  private static boolean hasJaxRs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(a -> isVerb(a) || a.annotationType().getName().startsWith("jakarta.ws.rs."));
  }

  private static String path(Class<?> type) {
    return type.getAnnotation(Path.class).value();
  }

  /** The method that runs: no bridge of the compiler's, and no method that it overrides. */
  private static Method running(Class<?> type, Method method) {
    Signatures signatures = Signatures.in(type);
    Method written = method.isBridge() ? behind(type, method) : method;
    return superclasses(type).stream()
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .filter(m -> !m.isBridge() && !Modifier.isStatic(m.getModifiers()))
        .filter(m -> signatures.same(m, written))
        .findFirst()
        .orElse(written);
  }

  /** What a bridge was made for: a method with its very parameters. */
  private static Method behind(Class<?> type, Method bridge) {
    return new ResourceMethod(type, bridge)
        .types().stream()
            .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
            .filter(m -> !m.isBridge() && m.getName().equals(bridge.getName()))
            .filter(m -> Arrays.equals(m.getParameterTypes(), bridge.getParameterTypes()))
            .findFirst()
            .orElse(bridge);
  }
}
