package io.github.jaxrssessions;

import io.github.jaxrssessions.Accounts.User;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** Asks for the user in each way, or not at all. */
@Path("asks")
public class Asks {
  @GET
  public String login() {
    return "in";
  }

  @GET
  @Path("nothing")
  @PermitAll
  public String nothing() {
    return "in";
  }

  @GET
  @Path("session")
  @PermitAll
  public String session(@Context SessionWriter session) {
    return session.current().isPresent() ? "in" : "-";
  }

  @GET
  @Path("lazily")
  @PermitAll
  public String lazily(@Context SecurityContext security) {
    return security.getUserPrincipal() == null ? "-" : "in";
  }

  @GET
  @Path("role")
  @PermitAll
  public String role(@Context SecurityContext security) {
    return security.isUserInRole("user") ? "in" : "-";
  }

  @GET
  @Path("parameter")
  @PermitAll
  public String parameter(@Context User user) {
    return user == null ? "-" : "in";
  }

  @GET
  @Path("optional")
  @PermitAll
  public String optional(@Context Optional<User> user) {
    return user.isEmpty() ? "-" : "in";
  }

  @GET
  @Path("often")
  @RolesAllowed("user")
  public String often(
      @Context User user, @Context Optional<User> again, @Context SecurityContext security) {
    boolean same =
        SessionPrincipal.user(security, User.class).equals(again)
            && security.isUserInRole("user")
            && security.getAuthenticationScheme() != null;
    return same && user != null ? "in" : "-";
  }
}
