package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** A resource that is registered as an instance: one for all requests. */
@Path("single")
@Produces(MediaType.TEXT_PLAIN)
public class Single {
  @Context private SessionWriter field;
  @Context private SecurityContext security;

  @GET
  @Path("field")
  public String field() {
    return field == null ? "the field is null" : Injected.owner(field);
  }

  @GET
  @Path("security-field")
  public String securityField() {
    return security == null ? "the field is null" : Accounts.name(security);
  }

  @GET
  @Path("parameter")
  public String parameter(@Context SessionWriter session) {
    return Injected.owner(session);
  }
}
