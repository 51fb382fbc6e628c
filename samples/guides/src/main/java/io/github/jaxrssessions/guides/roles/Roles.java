package io.github.jaxrssessions.guides.roles;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;

/** The settings of the guide about roles. */
public final class Roles {
  private Roles() {}

  // #region auth
  static SessionAuth<User> auth(KeyRing keys) {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .keys(keys)
        .roles(Roles::has)
        .publicPaths("/docs/**", "/openapi.json")
        .build();
  }

  private static boolean has(User user, String role) {
    return switch (role) {
      case "customer" -> true;
      case "staff", "admin" -> user.admin();
      default -> false;
    };
  }
  // #endregion auth
}
