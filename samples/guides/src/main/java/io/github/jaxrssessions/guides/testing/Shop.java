package io.github.jaxrssessions.guides.testing;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The resources that the guide's tests call. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class Shop {

  /** What a login sends. */
  public record Login(String email, String password) {}

  @POST
  @Path("login")
  @PermitAll
  public User login(Login login, @Context SessionWriter session) {
    User user =
        Users.verified(login.email(), login.password())
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", user.id()));
    return user;
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  @GET
  @Path("user")
  public User user(@Context User user) {
    return user;
  }

  @POST
  @Path("basket")
  public void add(Map<String, String> item, @Context SessionWriter session) {
    session.update(data -> data.put("basket", item.get("name")));
  }

  @GET
  @Path("basket")
  public Map<String, String> basket(@Context SessionWriter session) {
    Session current = session.current().orElseThrow();
    return Map.of("name", current.text("basket"));
  }

  @GET
  @Path("orders")
  @RolesAllowed("admin")
  public String orders() {
    return "[]";
  }
}
