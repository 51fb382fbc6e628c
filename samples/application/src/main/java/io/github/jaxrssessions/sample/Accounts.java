package io.github.jaxrssessions.sample;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;

/** Log in, log out, and who is logged in. What is not {@code @PermitAll} needs a login. */
@Path("/")
public class Accounts {

  /** The page in the browser. */
  @GET
  @PermitAll
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public InputStream page() {
    return Accounts.class.getResourceAsStream("page.html");
  }

  // #region login
  @POST
  @Path("login")
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  public String login(
      @FormParam("name") String name,
      @FormParam("password") String password,
      @Context SessionWriter session) {
    User user =
        Users.verified(String.valueOf(name), String.valueOf(password))
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user", user.name()));
    return "Welcome, " + user.name();
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  @GET
  @Path("me")
  @Produces(MediaType.TEXT_PLAIN)
  public String me(@Context User user) {
    return user.name();
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  @Produces(MediaType.TEXT_PLAIN)
  public String admin(@Context User user) {
    return user.name() + " may";
  }
  // #endregion login
}
