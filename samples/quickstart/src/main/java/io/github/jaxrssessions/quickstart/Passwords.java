package io.github.jaxrssessions.quickstart;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;

/** Passwords as they are kept: hashed with Argon2id, with the settings that OWASP recommends. */
final class Passwords {
  // #region passwords
  private static final Argon2Function ARGON =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID); // 19 MiB, twice over
  private static final String NOBODYS = hash("nobody has this password");

  private Passwords() {}

  static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON).getResult();
  }

  /**
   * Does the same work where there is no hash, so that the time does not tell who has an account.
   */
  static boolean matches(String password, Optional<String> hash) {
    String against = hash.orElse(NOBODYS);
    boolean same =
        Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
    return same && hash.isPresent();
  }
  // #endregion passwords
}
