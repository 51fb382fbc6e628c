package io.github.jaxrssessions;

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

  T required(String remedy) {
    if (value == null) {
      throw new IllegalStateException(name + " is not set. " + remedy);
    }
    return value;
  }
}
