package io.github.jaxrssessions.guides.metrics;

import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;

/** A login, a page, a logout. */
@Path("/")
public class Accounts {

  /** What a browser sends. */
  public record Login(String email, String password) {}

  /** Logs in. */
  @POST
  @Path("login")
  @PermitAll
  public void login(Login login, @Context SessionWriter session) {
    User user =
        Users.verified(login.email(), login.password())
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", user.id()));
  }

  /** Logs out. */
  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  /** Who is logged in. */
  @GET
  @Path("me")
  public String me(@Context User user) {
    return user.email();
  }
}
