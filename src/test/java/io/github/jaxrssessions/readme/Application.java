package io.github.jaxrssessions.readme;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;

/** The README's application. */
final class Application {
  private Application() {}

  static ResourceConfig application() {
    // #region auth
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(KeyRing.ephemeral()) // for a first try; then fromEnvironment("SESSION_KEYS")
            .subject(session -> session.text("user_id")) // for auth.endAll(user.id())
            .roles((user, role) -> role.equals("user")) // for @RolesAllowed
            .build();
    ResourceConfig app = new ResourceConfig(Accounts.class).register(auth);
    // #endregion auth
    return app.register(JacksonFeature.class);
  }
}
