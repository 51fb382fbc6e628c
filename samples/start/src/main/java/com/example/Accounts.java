package com.example;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.util.Map;

@Path("/")
@Produces("application/json")
public class Accounts {
  public record Login(String email, String password) {}

  @POST
  @Path("login")
  @PermitAll
  public User login(Login login, @Context SessionWriter session) {
    User user =
        User.verified(login.email(), login.password())
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

  @GET
  @PermitAll
  @Produces("text/html")
  public InputStream page() {
    return Accounts.class.getResourceAsStream("/page.html");
  }
}
