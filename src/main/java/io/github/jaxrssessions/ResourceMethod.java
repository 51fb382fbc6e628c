package io.github.jaxrssessions;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
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
    @Nullable Method own = real.equals(resource) ? method : publicMethod(real, method);
    return new ResourceMethod(real, unbridged(real, own == null ? method : own));
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
        && isSilent(type)
        && Arrays.stream(type.getDeclaredMethods()).allMatch(ResourceMethod::isSilent);
  }

  private static boolean isSilent(AnnotatedElement element) {
    return Access.on(element).isEmpty();
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
    List<Method> methods = new ArrayList<>();
    Set<Class<?>> types = new LinkedHashSet<>(superclasses(resource));
    types.addAll(interfaces(resource));
    for (Class<?> type : types) {
      for (Method candidate : type.getDeclaredMethods()) {
        if (isOverridden(candidate)) {
          methods.add(candidate);
        }
      }
    }
    return methods;
  }

  private boolean isOverridden(Method candidate) {
    int modifiers = candidate.getModifiers();
    if (!candidate.getName().equals(method.getName())
        || candidate.equals(method)
        || candidate.getParameterCount() != method.getParameterCount()
        || Modifier.isStatic(modifiers)
        || !Modifier.isPublic(modifiers)) {
      return false;
    }
    @Nullable Method runs = publicMethod(resource, candidate);
    return runs != null && unbridged(resource, runs).equals(method);
  }

  /** The {@code @Path} of the class: its own, else one that it inherits. */
  Optional<String> classPath() {
    Set<Class<?>> types = new LinkedHashSet<>(superclasses(resource));
    types.addAll(interfaces(resource));
    return types.stream()
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

  private static @Nullable Method publicMethod(Class<?> type, Method like) {
    try {
      return type.getMethod(like.getName(), like.getParameterTypes());
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** The method behind a bridge that the compiler made for a generic or covariant signature. */
  private static Method unbridged(Class<?> resource, Method method) {
    if (!method.isBridge()) {
      return method;
    }
    for (Class<?> c : superclasses(resource)) {
      for (Method m : c.getDeclaredMethods()) {
        if (!m.isBridge()
            && m.getName().equals(method.getName())
            && m.getParameterCount() == method.getParameterCount()
            && narrows(m, method)) {
          return m;
        }
      }
    }
    return method;
  }

  private static boolean narrows(Method m, Method bridge) {
    Class<?>[] narrow = m.getParameterTypes();
    Class<?>[] wide = bridge.getParameterTypes();
    for (int i = 0; i < wide.length; i++) {
      if (!wide[i].isAssignableFrom(narrow[i])) {
        return false;
      }
    }
    return bridge.getReturnType().isAssignableFrom(m.getReturnType());
  }
}
