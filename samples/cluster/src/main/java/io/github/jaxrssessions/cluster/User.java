package io.github.jaxrssessions.cluster;

import java.util.Optional;

/**
 * A user. Here everybody is one, so that the sample needs no database; yours come from one that all
 * nodes ask, with hashed passwords.
 */
record User(String name) {

  static Optional<User> byName(String name) {
    return name.matches("[a-z0-9-]{1,40}") ? Optional.of(new User(name)) : Optional.empty();
  }

  /** The password of a user is the name, backwards. */
  static Optional<User> verified(String name, String password) {
    return byName(name).filter(user -> password.contentEquals(new StringBuilder(name).reverse()));
  }
}
