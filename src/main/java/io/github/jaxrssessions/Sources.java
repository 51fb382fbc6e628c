package io.github.jaxrssessions;

import io.github.jaxrssessions.SettingsSource.Value;
import jakarta.ws.rs.core.Configuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where settings stand by name. */
final class Sources {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  /** What Kubernetes tells each container of a service that is named sessions, or sessions-… */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          "SESSIONS_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)\\w*)?)");

  private final List<SettingsSource> beside;
  private final Map<String, String> properties;
  private final Map<String, String> environment;

  /** MicroProfile Config, where it is there, the system properties, the environment. */
  Sources(
      List<SettingsSource> beside,
      Map<String, String> properties,
      Map<String, String> environment) {
    this.beside = beside;
    this.properties = properties;
    this.environment = environment;
  }

  static Sources ofThisProcess() {
    return ofThisProcess(besides(SettingsSource.class.getClassLoader()));
  }

  static Sources ofThisProcess(List<SettingsSource> beside) {
    Map<String, String> properties = new TreeMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> properties.put(name, System.getProperty(name, "")));
    return new Sources(beside, properties, System.getenv());
  }

  /**
   * Those that a class loader finds, but for one whose library is not here.
   *
   * @throws IllegalStateException where one cannot be made for any other reason
   */
  static List<SettingsSource> besides(ClassLoader loader) {
    List<SettingsSource> found = new ArrayList<>();
    Iterator<SettingsSource> sources = ServiceLoader.load(SettingsSource.class, loader).iterator();
    boolean more = true;
    while (more) {
      try {
        more = sources.hasNext();
        if (more) {
          found.add(sources.next());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        if (e instanceof ServiceConfigurationError && !(e.getCause() instanceof LinkageError)) {
          throw new IllegalStateException(
              "A source of settings cannot be made, so what it holds would not count. "
                  + e.getMessage(),
              e);
        }
        LOG.log(
            System.Logger.Level.DEBUG,
            "A source of settings does not load: {0}",
            e.getClass().getName());
      }
    }
    return found;
  }

  /**
   * All but the JAX-RS Configuration.
   *
   * @throws IllegalArgumentException where a name with our prefix is none of ours
   */
  NamedValues read() {
    Map<String, String> variables = variables();
    List<String> wrong = new ArrayList<>();
    variables.keySet().stream()
        .filter(name -> NamedSetting.byVariable(name).isEmpty())
        .filter(name -> !OF_A_SERVICE.matcher(NamedSetting.variable(name)).matches())
        .forEach(name -> wrong.add(NamedSetting.unknownVariable(name)));
    unknown(properties.keySet(), "the system properties", wrong);
    beside.forEach(source -> unknownBeside(source, variables, wrong));
    refuse(wrong);
    Map<NamedSetting<?>, Value> values = new LinkedHashMap<>();
    for (NamedSetting<?> setting : NamedSetting.ALL) {
      find(setting, variables).ifPresent(value -> values.put(setting, value));
    }
    return new NamedValues(values);
  }

  private Optional<Value> find(NamedSetting<?> setting, Map<String, String> variables) {
    for (SettingsSource source : beside) {
      Optional<Value> value = source.find(setting.name());
      if (value.isPresent()) {
        return value;
      }
    }
    @Nullable String property = properties.get(setting.name());
    if (property != null) {
      return Optional.of(new Value(property, "the system properties"));
    }
    return variables.entrySet().stream()
        .filter(v -> NamedSetting.variable(v.getKey()).equals(setting.variable()))
        .findFirst() // upper case before lower
        .map(v -> new Value(v.getValue(), "the environment variable " + v.getKey()));
  }

  /** What the environment and the system properties hold is searched there. */
  private void unknownBeside(
      SettingsSource source, Map<String, String> variables, List<String> wrong) {
    List<String> mapped = variables.keySet().stream().map(NamedSetting::variable).toList();
    for (String name : source.names()) {
      if (!properties.containsKey(name) && !mapped.contains(NamedSetting.variable(name))) {
        unknown(List.of(name), source.place(name), wrong);
      }
    }
  }

  private Map<String, String> variables() {
    Map<String, String> ours = new TreeMap<>(environment);
    ours.keySet()
        .removeIf(
            name ->
                !NamedSetting.variable(name)
                    .startsWith(NamedSetting.variable(NamedSetting.PREFIX)));
    return ours;
  }

  private static void unknown(Collection<String> names, String place, List<String> wrong) {
    names.stream()
        .filter(name -> name.startsWith(NamedSetting.PREFIX))
        .filter(name -> NamedSetting.byName(name).isEmpty())
        .sorted()
        .forEach(name -> wrong.add(NamedSetting.unknown(name, place)));
  }

  private static void refuse(List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
  }

  /**
   * What stands in a JAX-RS Configuration.
   *
   * @throws IllegalArgumentException where a name with our prefix is none of ours, or a value has
   *     no text
   */
  static NamedValues of(Configuration configuration) {
    String place = "the JAX-RS Configuration";
    List<String> wrong = new ArrayList<>();
    unknown(configuration.getPropertyNames(), place, wrong);
    refuse(wrong);
    Map<NamedSetting<?>, Value> values = new LinkedHashMap<>();
    for (NamedSetting<?> setting : NamedSetting.ALL) {
      @Nullable Object given = configuration.getProperty(setting.name());
      if (given != null) {
        values.put(setting, new Value(text(setting.name(), given), place));
      }
    }
    return new NamedValues(values);
  }

  private static String text(String name, Object given) {
    Function<String, IllegalArgumentException> wrong =
        what -> new IllegalArgumentException(name + " in the JAX-RS Configuration " + what);
    if (given instanceof CharSequence
        || given instanceof Number
        || given instanceof Boolean
        || given instanceof Duration) {
      return given.toString();
    }
    Collection<?> items =
        given instanceof Object[] array
            ? Arrays.asList(array)
            : given instanceof Collection<?> all ? all : List.of();
    if (items.isEmpty() || !items.stream().allMatch(CharSequence.class::isInstance)) {
      throw wrong.apply(
          "is a "
              + given.getClass().getName()
              + ". Give a text, a number, a boolean, a Duration, or several texts.");
    }
    List<String> texts = items.stream().map(String::valueOf).toList();
    if (texts.stream().anyMatch(item -> item.contains(","))) {
      throw wrong.apply("has a comma within one of several. Give it in code.");
    }
    return String.join(",", texts);
  }
}
