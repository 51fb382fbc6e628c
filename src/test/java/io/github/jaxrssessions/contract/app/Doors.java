package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.RecentLogin;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Who may call what, in every way to say it. */
@Path("doors")
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed("ann")
public class Doors implements Signs {

  /** What the class says. */
  @GET
  @Path("class")
  public String ofTheClass() {
    return "in";
  }

  @GET
  @Path("method")
  @RolesAllowed({"bob", "carl"})
  public String ofTheMethod() {
    return "in";
  }

  @GET
  @Path("open")
  @PermitAll
  public String open() {
    return "in";
  }

  @GET
  @Path("closed")
  @DenyAll
  public String closed() {
    return "in";
  }

  @Override
  public String ofTheInterface() {
    return "in";
  }

  @GET
  @Path("asked")
  @RolesAllowed("user")
  public String asked(@Context SecurityContext security) {
    return security.isUserInRole("user") + " " + security.isUserInRole("king");
  }

  @GET
  @Path("recent")
  @RecentLogin(5)
  public String recent() {
    return "in";
  }

  /** A locator: what its class says holds behind it. */
  @Path("behind")
  public Room behind() {
    return new Room();
  }

  /** A locator that bears an annotation, which could not protect anything. */
  @Path("misplaced")
  @RolesAllowed("user")
  public Room misplaced() {
    return new Room();
  }

  /** A sub-resource. */
  public static class Room {
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String in() {
      return "in";
    }

    @GET
    @Path("bob")
    @RolesAllowed("bob")
    @Produces(MediaType.TEXT_PLAIN)
    public String bob() {
      return "in";
    }

    @GET
    @Path("open")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    public String open() {
      return "in";
    }
  }
}
