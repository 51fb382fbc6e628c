package io.github.jaxrssessions.guides.endingsessions;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A table of people that keeps when each last changed the password. */
final class People {
  record Person(String id, String password, Instant passwordChanged) {}

  private final Map<String, Person> byId =
      new ConcurrentHashMap<>(Map.of("1", new Person("1", "open sesame", Instant.EPOCH)));

  Optional<Person> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<Person> verified(String id, String password) {
    return byId(id).filter(person -> person.password().equals(password));
  }

  void setPassword(String id, String password, Instant now) {
    byId.put(id, new Person(id, password, now));
  }
}
