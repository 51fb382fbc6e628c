package io.github.jaxrssessions.readme;

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
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", user.id())); // or a record, a bean
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
  public User user(@Context User user) { // nobody: a 401
    return user;
  }
}
// #endregion resource
