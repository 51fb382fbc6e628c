package io.github.jaxrssessions.guides.login;

import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Objects;

/** Log in with JSON, and what needs a recent login. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class Accounts {

  // #region login
  public record Login(String email, String password) {
    public Login {
      email = Objects.requireNonNullElse(email, "");
      password = Objects.requireNonNullElse(password, "");
    }
  }

  @POST
  @Path("login")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public User login(Login login, @Context SessionWriter session) {
    User user =
        Users.verified(login.email(), login.password())
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", user.id()));
    return user;
  }

  // #endregion login

  @GET
  @Path("user")
  public User user(@Context User user) {
    return user;
  }

  // #region recent
  @PUT
  @Path("email")
  @RecentLogin(5) // minutes
  public void changeEmail(@Context User user) {
    // ...
  }

  // #endregion recent

  // #region again
  public record Again(String password) {}

  @POST
  @Path("login/again")
  @Consumes(MediaType.APPLICATION_JSON)
  public void again(Again again, @Context User user, @Context SessionWriter session) {
    String password = Objects.requireNonNullElse(again.password(), "");
    if (Users.verified(user.email(), password).isEmpty()) {
      throw new ForbiddenException(); // logged in, so no 401
    }
    session.set(session.current().orElseThrow().map()); // same data, new id
  }
  // #endregion again
}
