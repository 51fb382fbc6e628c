package io.github.jaxrssessions.guides.migrating.jwt;

import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.guides.migrating.Credentials;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The same accounts with a session. */
@Produces(MediaType.APPLICATION_JSON)
// #region after
@Path("/")
public class After {
  @POST
  @Path("login")
  @PermitAll
  public User login(Credentials sent, @Context SessionWriter session) {
    User user =
        Users.verified(sent.email(), sent.password())
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", user.id()));
    return user;
  }

  @GET
  @Path("user")
  public User user(@Context User user) {
    return user;
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }
}
// #endregion after
