package io.github.jaxrssessions.benchmarks.server;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** The resource behind the form login. */
@Path("/")
@Produces(Users.JSON)
public class Secured {
  @GET
  @Path("me")
  @Authenticated
  public String me(@Context SecurityContext security) {
    return Meter.served(Users.byId(security.getUserPrincipal().getName()).orElseThrow());
  }

  @GET
  @Path("public")
  @PermitAll
  public String open() {
    return Meter.servedOpen();
  }
}
