package io.github.jaxrssessions.guides.roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** On public paths. */
@Path("docs")
public class Docs {

  @GET
  @Path("{page}")
  public String page() {
    return "docs";
  }

  @GET
  @Path("inner/draft")
  @RolesAllowed("staff")
  public String draft() {
    return "draft";
  }
}
