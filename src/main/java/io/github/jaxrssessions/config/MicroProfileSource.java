package io.github.jaxrssessions.config;

import io.github.jaxrssessions.SettingsSource;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * What MicroProfile Config has for the application: of several places it decides itself which
 * counts. Where it has no implementation this holds nothing.
 */
public final class MicroProfileSource implements SettingsSource {
  private final Supplier<Config> found;

  /** Called by {@link java.util.ServiceLoader}: the application's, by its class loader. */
  public MicroProfileSource() {
    this(ConfigProvider::getConfig);
  }

  MicroProfileSource(Supplier<Config> found) {
    this.found = found;
  }

  private @Nullable Config config() {
    try {
      return found.get();
    } catch (IllegalStateException | LinkageError e) {
      return null; // the API alone
    }
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    @Nullable Config config = config();
    if (config != null) {
      config.getPropertyNames().forEach(names::add);
    }
    return names;
  }

  @Override
  public String place(String name) {
    @Nullable Config config = config();
    @Nullable String source = config == null ? null : config.getConfigValue(name).getSourceName();
    return "MicroProfile Config" + (source == null ? "" : " (" + source + ")");
  }

  @Override
  public Optional<Value> find(String name) {
    @Nullable Config config = config();
    if (config == null) {
      return Optional.empty();
    }
    try {
      Optional<String> text = config.getOptionalValue(name, String.class);
      return text.or(() -> empty(config.getConfigValue(name)))
          .map(value -> new Value(value, place(name)));
    } catch (IllegalArgumentException | NoSuchElementException e) {
      // Not its message: it may repeat a part of the value.
      throw new IllegalArgumentException(
          name + " in MicroProfile Config cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  /** An empty text is one for us: what it hides in other places must not come to count. */
  private static Optional<String> empty(ConfigValue given) {
    @Nullable String raw = given.getRawValue();
    if (raw != null && !raw.isBlank()) {
      throw new NoSuchElementException(); // an expression for what is not there
    }
    return given.getSourceName() == null ? Optional.empty() : Optional.ofNullable(raw);
  }
}
