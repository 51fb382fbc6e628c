package io.github.jaxrssessions.contract.app;

import java.util.Optional;

/** A user: the name says the role. "nobody" does not exist, and "broken" cannot be looked up. */
public record User(String name) {
  static Optional<User> find(String name) {
    if (name.equals("broken")) {
      throw new IllegalStateException("the users are down");
    }
    return name.equals("nobody") ? Optional.empty() : Optional.of(new User(name));
  }

  boolean hasRole(String role) {
    return role.equals("user") || role.equals(name);
  }
}
