package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionPrincipal;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.proof.Canary;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Map;

/** Log in, log out, and what is in the session. */
@Path("/")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.TEXT_PLAIN)
public class Accounts {

  @POST
  @Path("login/{name}")
  @PermitAll
  public String login(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(Map.of("user_id", name, "canary", Canary.PAYLOAD));
    return name;
  }

  /** Stays signed in. */
  @POST
  @Path("remember/{name}")
  @PermitAll
  public String remember(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(Map.of("user_id", name, "canary", Canary.PAYLOAD), Duration.ofDays(30));
    return name;
  }

  /** A session of so many bytes. */
  @POST
  @Path("big/{name}/{size}")
  @PermitAll
  public String big(
      @PathParam("name") String name, @PathParam("size") int size, @Context SessionWriter session) {
    session.set(Map.of("user_id", name, "filling", "x".repeat(size)));
    return name;
  }

  /** A session without a user. */
  @POST
  @Path("guest")
  @PermitAll
  public String guest(@Context SessionWriter session) {
    session.set(Map.of("basket", "pear"));
    return "";
  }

  @GET
  @Path("basket")
  @PermitAll
  public String basket(@Context SessionWriter session) {
    return session.current().map(s -> s.text("basket")).orElse("-");
  }

  @POST
  @Path("logout")
  @PermitAll
  public String logout(@Context SessionWriter session) {
    session.clear();
    return "";
  }

  @POST
  @Path("logout-everywhere")
  public String logoutEverywhere(@Context SecurityContext security) {
    ContractAuth.AUTH.endAll(security.getUserPrincipal().getName());
    return "";
  }

  @POST
  @Path("note")
  public String note(String text, @Context SessionWriter session) {
    session.update(data -> data.put("note", text));
    return "";
  }

  @GET
  @Path("note")
  @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8") // runtimes disagree on what goes without
  public String note(@Context SessionWriter session) {
    return session.current().map(s -> s.map().get("note")).map(String::valueOf).orElse("-");
  }

  @GET
  @Path("handle")
  public String handle(@Context SessionWriter session) {
    return session.current().map(Session::handle).orElse("-");
  }

  @GET
  @Path("size")
  public int size(@Context SessionWriter session) {
    return session.current().orElseThrow().text("filling").length();
  }

  @GET
  @Path("me")
  public String me(@Context SecurityContext security) {
    return name(security);
  }

  /** Open, and says who it is. */
  @GET
  @Path("maybe")
  @PermitAll
  public String maybe(@Context SecurityContext security) {
    return name(security);
  }

  /** Open, and asks for nothing. */
  @GET
  @Path("open")
  @PermitAll
  public String open() {
    return "open";
  }

  static String name(SecurityContext security) {
    return SessionPrincipal.user(security, User.class).map(User::name).orElse("-");
  }
}
