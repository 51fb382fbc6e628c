package io.github.jaxrssessions;

import io.github.jaxrssessions.SettingsSource.Value;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings by name, in places of a test's own. */
final class NamesKit {
  private NamesKit() {}

  static Sources nowhere() {
    return new Sources(List.of(), Map.of(), Map.of());
  }

  static Sources properties(String... namesAndValues) {
    return new Sources(List.of(), map(namesAndValues), Map.of());
  }

  static Sources environment(String... namesAndValues) {
    return new Sources(List.of(), Map.of(), map(namesAndValues));
  }

  static Map<String, String> map(String... namesAndValues) {
    Map<String, String> map = new java.util.LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  /** A source beside, with a place of its own. */
  static SettingsSource beside(String... namesAndValues) {
    Map<String, String> values = map(namesAndValues);
    return new SettingsSource() {
      @Override
      public Set<String> names() {
        return values.keySet();
      }

      @Override
      public String place(String name) {
        return "a file";
      }

      @Override
      public Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name)).map(text -> new Value(text, "a file"));
      }
    };
  }

  /** Users are their names; the keys are in code. */
  static SessionAuthBuilder<String> keyed(Sources sources) {
    return bare(sources).keys(CarrierKit.KEYS);
  }

  static SessionAuthBuilder<String> bare(Sources sources) {
    return SessionAuth.builder(String.class, s -> Optional.of(s.text("user_id"))).sources(sources);
  }

  /** How long a session of this lasts without use: whole minutes, by trying. */
  static long idleMinutes(SessionAuthBuilder<String> builder) {
    MovableClock clock = MovableClock.at(CarrierKit.START);
    SessionAuth<String> auth = builder.clock(clock).build();
    return idleMinutes(auth, clock);
  }

  static long idleMinutes(SessionAuth<String> auth, MovableClock clock) {
    List<String> cookie = new ArrayList<>();
    auth.issue(Map.of("user_id", "ann")).forEach(line -> cookie.add(line.split(";", 2)[0]));
    long minutes = 0;
    while (auth.authenticate(Map.of("Cookie", cookie)).isPresent()) {
      clock.advance(Duration.ofMinutes(1));
      minutes++;
    }
    return minutes;
  }
}
