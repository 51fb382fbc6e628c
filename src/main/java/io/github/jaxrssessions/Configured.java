package io.github.jaxrssessions;

import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link SessionAuth} and the parts that work by them. The JAX-RS Configuration
 * is known only when the runtime registers the feature: what it adds is counted in then, once, and
 * never after the parts were used with other values.
 */
final class Configured<U> {
  private final Settings<U> ofCode;
  private final NamedValues known;
  private NamedValues counted;
  private @Nullable Parts<U> parts; // null: the keys may still come by the Configuration
  private boolean used;

  /**
   * Checks and assembles what is known.
   *
   * @throws IllegalArgumentException where a value is out of range
   * @throws IllegalStateException where two settings contradict each other
   */
  Configured(Settings<U> given, NamedValues known) {
    this.ofCode = given.copy(); // the builder may go on
    this.known = known;
    this.counted = known;
    this.parts = assembled(known);
  }

  private @Nullable Parts<U> assembled(NamedValues named) {
    Settings<U> all = named.complete(ofCode);
    boolean keyed = all.keys.given();
    if (!keyed) {
      all.keys.set(KeyRing.parse(KeyRing.generate())); // to find what else is wrong
    }
    try {
      Parts<U> made = new Assembly<>(all).parts();
      return keyed ? made : null;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(named.located(String.valueOf(e.getMessage()), ofCode), e);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(named.located(String.valueOf(e.getMessage()), ofCode), e);
    }
  }

  /**
   * The parts, which stay the same from here on.
   *
   * @throws IllegalStateException where there are no keys
   */
  synchronized Parts<U> parts() {
    used = true;
    if (parts == null) {
      throw new IllegalStateException(
          "keys is not set. Give KeyRing.fromEnvironment(\"SESSION_KEYS\"), or sessions.keys by"
              + " name.");
    }
    return parts;
  }

  /**
   * The same with what a JAX-RS Configuration adds.
   *
   * @throws IllegalArgumentException where that is wrong
   * @throws IllegalStateException where the parts were used with other values, or there are no keys
   */
  synchronized Parts<U> parts(Configuration configuration) {
    NamedValues added = Sources.of(configuration);
    if (!added.values().isEmpty()) { // else also: some runtimes configure twice
      added.complete(ofCode);
      count(known.under(added));
    }
    return parts();
  }

  private void count(NamedValues named) {
    Map<String, String> before = counted.counting(ofCode);
    Map<String, String> now = named.counting(ofCode);
    if (used && !now.equals(before)) {
      List<String> other =
          now.entrySet().stream()
              .filter(each -> !each.getValue().equals(before.get(each.getKey())))
              .map(Map.Entry::getKey)
              .toList();
      throw new IllegalStateException(
          "The JAX-RS Configuration sets "
              + String.join(", ", other)
              + ", and the SessionAuth was used before with other values. Register it before it is"
              + " used, and with one application, or give the values as system properties.");
    }
    parts = now.equals(before) ? parts : assembled(named);
    counted = named;
  }

  /** What is set by name and does not count, in words. */
  synchronized List<String> overridden() {
    return counted.overridden(ofCode);
  }
}
