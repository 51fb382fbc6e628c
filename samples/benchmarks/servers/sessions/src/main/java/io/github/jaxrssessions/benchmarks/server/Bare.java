package io.github.jaxrssessions.benchmarks.server;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The resource without sessions: it takes everybody for the same user. */
@Path("/")
@Produces(Users.JSON)
public class Bare {
  @GET
  @Path("me")
  public String me() {
    return Meter.served(Users.byId(Users.FIRST).orElseThrow());
  }

  @GET
  @Path("public")
  public String open() {
    return Meter.servedOpen();
  }
}
