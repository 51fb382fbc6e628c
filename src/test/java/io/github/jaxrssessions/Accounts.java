package io.github.jaxrssessions;

import io.github.jaxrssessions.proof.Canary;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The application that most tests talk to: users are their names, "nobody" does not exist. */
@Path("/")
@Consumes(MediaType.WILDCARD)
public class Accounts {

  /** A user: the name says the role. */
  record User(String name) {
    boolean hasRole(String role) {
      return role.equals("user") || role.equals(name);
    }
  }

  static SessionAuthBuilder<User> auth() {
    return auth(KeyRing.ephemeral());
  }

  static SessionAuthBuilder<User> auth(KeyRing keys) {
    return InStore.applied(plain(keys));
  }

  static SessionAuthBuilder<User> plain(KeyRing keys) {
    return SessionAuth.builder(User.class, session -> Accounts.find(session.text("user_id")))
        .keys(keys)
        .subject(session -> session.text("user_id"))
        .roles(User::hasRole);
  }

  static Optional<User> find(String name) {
    return name.equals("nobody") ? Optional.empty() : Optional.of(new User(name));
  }

  @POST
  @Path("login/{name}")
  @PermitAll
  public String login(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(Map.of("user_id", name, "canary", Canary.PAYLOAD));
    return name;
  }

  @POST
  @Path("remember/{name}/{days}")
  @PermitAll
  public String remember(
      @PathParam("name") String name, @PathParam("days") int days, @Context SessionWriter session) {
    session.set(Map.of("user_id", name, "canary", Canary.PAYLOAD), Duration.ofDays(days));
    return name;
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  /** Keeps some text in the session. */
  @POST
  @Path("note")
  public void note(String text, @Context SessionWriter session) {
    session.update(data -> data.put("note", text));
  }

  @GET
  @Path("note")
  public String note(@Context SessionWriter session) {
    return session.current().map(s -> s.map().get("note")).map(String::valueOf).orElse("");
  }

  @GET
  @Path("me")
  public String me(@Context SecurityContext security) {
    return SessionPrincipal.user(security, User.class).orElseThrow().name();
  }

  @GET
  @Path("open")
  @PermitAll
  public String open() {
    return "open";
  }

  @GET
  @Path("maybe")
  @PermitAll
  public String maybe(@Context SecurityContext security) {
    return SessionPrincipal.user(security, User.class).map(User::name).orElse("-");
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public String admin() {
    return "admin";
  }

  @GET
  @Path("fail")
  @PermitAll
  public String fail() {
    throw new jakarta.ws.rs.InternalServerErrorException();
  }
}
