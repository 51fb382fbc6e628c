package io.github.jaxrssessions.guides.migrating.pac4j;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** The same resources with a session. */
// #region after
@Path("/")
public class After {
  private final IdentityProvider provider;

  public After(IdentityProvider provider) {
    this.provider = provider;
  }

  @GET
  @Path("login")
  @PermitAll
  public Response login(@Context SessionWriter session) {
    String state = UUID.randomUUID().toString();
    session.set(Map.of("state", state)); // a session without a user
    return Response.seeOther(provider.login(state)).build();
  }

  @GET
  @Path("callback")
  @PermitAll
  public Response callback(
      @QueryParam("state") String state,
      @QueryParam("code") String code,
      @Context SessionWriter session) {
    boolean asked =
        session
            .current()
            .flatMap(s -> s.get("state", new GenericType<String>() {}))
            .filter(expected -> expected.equals(state))
            .isPresent();
    if (!asked) {
      throw new BadRequestException("This login was not begun here.");
    }
    String id = provider.user(code).orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", id)); // a new id; the state is gone
    return Response.seeOther(URI.create("/user")).build();
  }

  @GET
  @Path("user")
  public String user(@Context User user) {
    return user.id();
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public String admin() {
    return "the back office";
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  // #endregion after

  static SessionAuthBuilder<User> settings(KeyRing keys) {
    // #region settings
    SessionAuthBuilder<User> settings =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .subject(session -> session.text("user_id"))
            .roles((user, role) -> role.equals("admin") && user.admin());
    // #endregion settings
    return settings;
  }
}
