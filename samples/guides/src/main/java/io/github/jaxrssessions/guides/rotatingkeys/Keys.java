package io.github.jaxrssessions.guides.rotatingkeys;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where keys come from. */
final class Keys {
  private Keys() {}

  static KeyRing fromFile(Path file) throws IOException {
    // #region file
    KeyRing keys = KeyRing.parse(Files.readString(file).strip());
    // #endregion file
    return keys;
  }

  static SessionAuth<User> fromEnvironment() {
    // #region environment
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(KeyRing.fromEnvironment("SESSION_KEYS"))
            .build();
    // #endregion environment
    return auth;
  }
}
