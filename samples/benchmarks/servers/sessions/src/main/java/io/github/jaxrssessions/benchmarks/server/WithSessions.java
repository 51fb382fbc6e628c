package io.github.jaxrssessions.benchmarks.server;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** The resource with the sessions of this library. */
@Path("/")
@Produces(Users.JSON)
public class WithSessions {
  @POST
  @Path("login")
  @PermitAll
  public String login(
      @FormParam("user") String id,
      @FormParam("password") String password,
      @Context SessionWriter session) {
    User user =
        Users.verified(id, password).orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Users.session(user));
    return user.json();
  }

  @GET
  @Path("me")
  public String me(@Context User user) {
    return Meter.served(user);
  }

  @GET
  @Path("public")
  @PermitAll
  public String open() {
    return Meter.servedOpen();
  }
}
