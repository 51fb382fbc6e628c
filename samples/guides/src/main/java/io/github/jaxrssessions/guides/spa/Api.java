package io.github.jaxrssessions.guides.spa;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;

/** The settings of an API whose pages come from elsewhere. */
final class Api {
  private Api() {}

  static SessionAuth<User> auth(KeyRing keys, String app) {
    // #region auth
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .trustedOrigins(app) // "https://app.example.com"
            // #endregion auth
            .cookie(SessionCookie.insecureForLocalhost())
            .build();
    return auth;
  }
}
