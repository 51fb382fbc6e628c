package io.github.jaxrssessions.sample.cxf;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** One instance for all requests, with sub-resources. */
@Path("whole")
@Produces(MediaType.TEXT_PLAIN)
public class Whole {
  private static final Places.Leaf SHARED = new Places.Leaf();

  @Path("plain")
  public Places.Leaf plain() {
    return new Places.Leaf();
  }

  @Path("got")
  public Places.Leaf got(@Context ResourceContext resources) {
    return resources.getResource(Places.Leaf.class);
  }

  @Path("untyped")
  public Object untyped(@Context ResourceContext resources) {
    return resources.getResource(Places.Leaf.class);
  }

  @Path("shared")
  public Places.Leaf shared(@Context ResourceContext resources) {
    return resources.initResource(SHARED);
  }
}
