package io.github.jaxrssessions.readme;

import java.util.Optional;

/** A table of users, here with one in it. */
final class Users {
  private Users() {}

  static Optional<User> verified(String email, String password) {
    return "ali@example.com".equals(email) && "open sesame".equals(password)
        ? byId("1")
        : Optional.empty();
  }

  static Optional<User> byId(String id) {
    return id.equals("1") ? Optional.of(new User("1", "ali@example.com")) : Optional.empty();
  }
}
