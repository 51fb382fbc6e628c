package io.github.jaxrssessions.contract.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What an interface says of a method. */
interface Signs {
  @GET
  @Path("interface")
  @RolesAllowed("bob")
  String ofTheInterface();
}
