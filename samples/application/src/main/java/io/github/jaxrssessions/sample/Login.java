package io.github.jaxrssessions.sample;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;

/** The settings of the sessions, the same on every runtime. */
public final class Login {
  private Login() {}

  /** To be registered with the application. */
  public static SessionAuth<User> auth() {
    // #region auth
    return SessionAuth.builder(User.class, session -> Users.byName(session.text("user")))
        .keys(keys())
        .subject(session -> session.text("user"))
        .roles(User::hasRole)
        // For http on this machine. In production there is https: leave this line out.
        .cookie(SessionCookie.insecureForLocalhost())
        .build();
    // #endregion auth
  }

  private static KeyRing keys() {
    return System.getenv("SESSION_KEYS") == null
        ? KeyRing.ephemeral() // a restart logs everybody out
        : KeyRing.fromEnvironment("SESSION_KEYS");
  }
}
