package io.github.jaxrssessions.guides;

import java.util.Map;
import java.util.Optional;

/** A table of two users. Yours is in a database, with hashed passwords. */
public final class Users {
  private static final Map<String, User> BY_EMAIL =
      Map.of(
          "ali@example.com", new User("1", "ali@example.com", true),
          "bea@example.com", new User("2", "bea@example.com", false));

  private Users() {}

  /** The password of everybody is "open sesame". */
  public static Optional<User> verified(String email, String password) {
    return "open sesame".equals(password)
        ? Optional.ofNullable(email).map(BY_EMAIL::get)
        : Optional.empty();
  }

  /** The user of an id. */
  public static Optional<User> byId(String id) {
    return BY_EMAIL.values().stream().filter(user -> user.id().equals(id)).findFirst();
  }
}
