package io.github.jaxrssessions;

import io.github.jaxrssessions.SettingsSource.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is set by name: the value of each setting, and where it stands. */
record NamedValues(Map<NamedSetting<?>, Value> values) {

  /** These, and in their place the others where both have one. */
  NamedValues under(NamedValues others) {
    Map<NamedSetting<?>, Value> all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new NamedValues(all);
  }

  /**
   * What code sets, completed by these.
   *
   * @throws IllegalArgumentException where one cannot be read or is out of range, also one that
   *     code overrides
   */
  <U> Settings<U> complete(Settings<U> ofCode) {
    Settings<U> completed = ofCode.copy();
    values.forEach((setting, value) -> setting.apply(ofCode, completed, value));
    return completed;
  }

  /** The texts that count beside what code sets, by name. */
  Map<String, String> counting(Settings<?> ofCode) {
    Map<String, String> counting = new TreeMap<>();
    values.forEach(
        (setting, value) -> {
          if (!setting.overridden(ofCode)) {
            counting.put(setting.name(), value.text());
          }
        });
    return counting;
  }

  /** What does not count, in words. */
  List<String> overridden(Settings<?> ofCode) {
    return values.keySet().stream()
        .filter(setting -> setting.overridden(ofCode))
        .map(setting -> said(setting) + " does not count: code sets " + builders(setting, ofCode))
        .toList();
  }

  /** A message about settings of the builder, and which of them stand where by name. */
  String located(String message, Settings<?> ofCode) {
    List<String> meant =
        values.keySet().stream()
            .filter(setting -> !setting.overridden(ofCode))
            .filter(setting -> speaksOf(message, builders(setting, ofCode)))
            .map(this::said)
            .toList();
    return meant.isEmpty() ? message : message + " By name: " + String.join("; ", meant) + ".";
  }

  private static boolean speaksOf(String message, String setting) {
    return message.toLowerCase(Locale.ROOT).contains(setting.toLowerCase(Locale.ROOT));
  }

  private static String builders(NamedSetting<?> setting, Settings<?> ofCode) {
    return setting.code().apply(ofCode).name();
  }

  private String said(NamedSetting<?> setting) {
    Value value = values.get(setting);
    return value == null ? setting.name() : setting.name() + " in " + value.place();
  }
}
