package io.github.jaxrssessions;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of methods as a class sees them, with what it gives for the type parameters of its
 * superclasses and interfaces.
 */
final class Signatures {
  private final Map<TypeVariable<?>, Type> given = new HashMap<>();

  private Signatures() {}

  static Signatures in(Class<?> type) {
    Signatures signatures = new Signatures();
    signatures.climb(type);
    return signatures;
  }

  private void climb(Class<?> type) {
    climb(type.getGenericSuperclass());
    Arrays.stream(type.getGenericInterfaces()).forEach(this::climb);
  }

  private void climb(@Nullable Type parent) {
    if (parent instanceof ParameterizedType p && p.getRawType() instanceof Class<?> raw) {
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        given.put(raw.getTypeParameters()[i], p.getActualTypeArguments()[i]);
      }
      climb(raw);
    } else if (parent instanceof Class<?> raw) {
      climb(raw);
    }
  }

  /** Whether two methods of the class's hierarchy are one to it. */
  boolean same(Method a, Method b) {
    return a.getName().equals(b.getName())
        && (Arrays.equals(a.getParameterTypes(), b.getParameterTypes())
            || parameters(a).equals(parameters(b)));
  }

  private List<? extends Class<?>> parameters(Method method) {
    return Arrays.stream(method.getGenericParameterTypes()).map(this::raw).toList();
  }

  private Class<?> raw(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return raw(given.getOrDefault(variable, variable.getBounds()[0]));
    }
    if (type instanceof ParameterizedType p) {
      return raw(p.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    return type instanceof Class<?> c ? c : Object.class;
  }
}
