package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.RecentLogin;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Asks for a recent login, and so for one. */
@Path("vault")
@Produces(MediaType.TEXT_PLAIN)
@PermitAll
@RecentLogin(5)
public class Vault {

  @GET
  public String in() {
    return "in";
  }

  /** What the class asks for is asked for behind it. */
  @Path("behind")
  public Doors.Room behind() {
    return new Doors.Room();
  }
}
