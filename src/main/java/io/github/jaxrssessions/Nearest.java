package io.github.jaxrssessions;

import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What annotations of one kind say of a resource method. The nearest decides: the method itself,
 * else the methods it overrides (the strictest of them), else the class, its superclasses and its
 * interfaces.
 *
 * @param on what stands on one element; empty where nothing does
 * @param stricter of two the stricter one, or both together
 */
record Nearest<T>(Function<AnnotatedElement, Optional<T>> on, BinaryOperator<T> stricter) {

  /** What holds for a method. */
  Optional<T> of(ResourceMethod at) {
    return onMethod(at).or(() -> onClasses(at));
  }

  /** What stands on the method, or on those it overrides. */
  Optional<T> onMethod(ResourceMethod at) {
    return on.apply(at.method()).or(() -> strictest(at.overridden()));
  }

  /** What stands on a class, its superclasses, or its interfaces. */
  Optional<T> onClass(Class<?> type) {
    for (Class<?> c : ResourceMethod.superclasses(type)) {
      Optional<T> here = on.apply(c);
      if (here.isPresent()) {
        return here;
      }
    }
    return strictest(ResourceMethod.interfaces(type));
  }

  /**
   * An inherited method has two classes: the one that declares it and the resource. Where both say
   * something, the stricter holds.
   */
  private Optional<T> onClasses(ResourceMethod at) {
    Class<?> declaring = at.method().getDeclaringClass();
    Optional<T> fromResource = onClass(at.resource());
    if (declaring.equals(at.resource()) || declaring.isInterface()) {
      return fromResource;
    }
    Optional<T> fromDeclaring = onClass(declaring);
    return fromResource.isPresent() && fromDeclaring.isPresent()
        ? Optional.of(stricter.apply(fromResource.get(), fromDeclaring.get()))
        : fromResource.or(() -> fromDeclaring);
  }

  private Optional<T> strictest(Collection<? extends AnnotatedElement> elements) {
    return elements.stream().map(on).flatMap(Optional::stream).reduce(stricter);
  }
}
