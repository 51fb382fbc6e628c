package io.github.jaxrssessions.readme;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;

// #region resource
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class Accounts {
  @POST
  @Path("login")
  @PermitAll
  public User login(Login login, @Context SessionWriter session) {
    User user =
        Users.verified(login.email(), login.password())
            .orElseThrow(() -> new NotAuthorizedException("Session")); // WWW-Authenticate
    session.set(Map.of("user_id", user.id())); // a new session; any map, record or bean
    return user;
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  @GET
  @Path("user")
  public User user(@Context User user) { // nobody is logged in: 401, without a line of yours
    return user;
  }

  // #endregion resource

  record Login(String email, String password) {}

  record User(String id, String email) {}

  /** A table of users, here with one in it. */
  private static final class Users {
    static Optional<User> verified(String email, String password) {
      return email.equals("ali@example.com") && password.equals("open sesame")
          ? byId("1")
          : Optional.empty();
    }

    static Optional<User> byId(String id) {
      return id.equals("1") ? Optional.of(new User("1", "ali@example.com")) : Optional.empty();
    }
  }

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
