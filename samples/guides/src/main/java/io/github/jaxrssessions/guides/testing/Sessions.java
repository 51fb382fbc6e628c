package io.github.jaxrssessions.guides.testing;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;

/** The sessions of the shop, in a way that its tests can add to. */
public final class Sessions {
  private Sessions() {}

  // #region settings
  /** All settings that are the same everywhere; the caller gives what is not, and builds. */
  public static SessionAuthBuilder<User> settings(KeyRing keys) {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .keys(keys)
        .subject(session -> session.text("user_id"))
        .roles((user, role) -> role.equals("admin") && user.admin());
  }
  // #endregion settings
}
