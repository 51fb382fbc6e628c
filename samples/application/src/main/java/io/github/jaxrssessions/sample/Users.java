package io.github.jaxrssessions.sample;

import java.util.Map;
import java.util.Optional;

/** Two users, so that the sample needs no database. Yours come with hashed passwords. */
final class Users {
  private static final Map<String, User> ALL =
      Map.of("ann", new User("ann", true), "bob", new User("bob", false));

  private Users() {}

  static Optional<User> byName(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The password of a user is the name, backwards. */
  static Optional<User> verified(String name, String password) {
    return byName(name).filter(user -> password.contentEquals(new StringBuilder(name).reverse()));
  }
}
