package io.github.jaxrssessions;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One setting of the builder: given at most once, and never null. */
final class Setting<T> {
  private final String name;
  private @Nullable T value;

  Setting(String name) {
    this.name = name;
  }

  void set(@Nullable T given) {
    if (given == null) {
      throw new IllegalArgumentException(
          name + " is null. Give a value, or leave the setting out.");
    }
    if (value != null) {
      throw new IllegalStateException(name + " is set twice. Set it once.");
    }
    value = given;
  }

  /** Several values that are set as one list. */
  static <E> void set(Setting<List<E>> setting, E[] given) {
    for (E each : given) {
      if (each == null) {
        throw new IllegalArgumentException(
            "One of " + setting.name + " is null. Give values, or leave the setting out.");
      }
    }
    setting.set(List.of(given));
  }

  /** What code calls it. */
  String name() {
    return name;
  }

  /** The same value, given or not. */
  void take(Setting<T> other) {
    value = other.value;
  }

  boolean given() {
    return value != null;
  }

  T or(T otherwise) {
    return value == null ? otherwise : value;
  }

  T orElse(Supplier<? extends T> otherwise) {
    return value == null ? otherwise.get() : value;
  }

  @Nullable T orNull() {
    return value;
  }

  T required() {
    if (value == null) {
      throw new IllegalStateException(name + " is not set.");
    }
    return value;
  }
}
