package io.github.jaxrssessions.guides.openapi;

import io.github.jaxrssessions.LogsIn;
import io.github.jaxrssessions.LogsOut;
import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One operation of each kind. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class Accounts {

  public record Login(String email, String password) {
    public Login {
      email = Objects.requireNonNullElse(email, "");
      password = Objects.requireNonNullElse(password, "");
    }
  }

  // #region operations
  @POST
  @Path("login")
  @PermitAll
  @LogsIn
  @Consumes(MediaType.APPLICATION_JSON)
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
  @LogsOut
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  @GET
  @Path("admin")
  @RolesAllowed({"admin", "staff"})
  public List<String> admin() {
    return List.of();
  }

  // #endregion operations

  @PUT
  @Path("email")
  @RecentLogin(5)
  public void changeEmail() {
    // ...
  }

  /** Only reads the session, which nobody can tell from its parameters. */
  @GET
  @Path("since")
  public String since(@Context SessionWriter session) {
    return session.current().orElseThrow().started().toString();
  }
}
