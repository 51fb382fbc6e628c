package io.github.jaxrssessions.contract.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A resource without annotations, part of it under the public paths. */
@Path("on-a-{how}-path")
@Produces(MediaType.TEXT_PLAIN)
public class Unsaid {

  @GET
  @Path("{what}")
  public String get(@PathParam("how") String how, @PathParam("what") String what) {
    return what;
  }

  @POST
  @Path("{what}")
  public String post(@PathParam("what") String what) {
    return what;
  }
}
