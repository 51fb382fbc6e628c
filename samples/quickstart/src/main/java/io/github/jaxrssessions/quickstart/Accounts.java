package io.github.jaxrssessions.quickstart;

import io.github.jaxrssessions.LogsIn;
import io.github.jaxrssessions.LogsOut;
import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sign up, log in, log out, and who is logged in. What is not {@code @PermitAll} needs a login. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class Accounts {
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Users users;
  private final SessionAuth<User> auth;

  Accounts(Users users, SessionAuth<User> auth) {
    this.users = users;
    this.auth = auth;
  }

  record Signup(String name, String email, String password) {}

  @POST
  @Path("signup")
  @PermitAll
  @LogsIn
  @Consumes(MediaType.APPLICATION_JSON)
  @ApiResponse(
      responseCode = "201",
      description = "The account is made, and logged in.",
      content = @Content(schema = @Schema(implementation = User.class)))
  @ApiResponse(responseCode = "400", ref = Document.BAD_INPUT)
  @ApiResponse(responseCode = "409", ref = Document.TAKEN)
  public Response signup(Signup form, @Context SessionWriter session) throws SQLException {
    String name = Fields.name(form.name());
    String email = Fields.email(form.email());
    String password = Fields.newPassword(form.password());
    User user = users.add(name, email, password).orElseThrow(Problem::taken);
    session.set(Map.of("user_id", user.id()));
    return Response.status(Response.Status.CREATED).entity(user).build();
  }

  record Login(String email, String password, boolean remember) {}

  @POST
  @Path("login")
  @PermitAll
  @LogsIn
  @Consumes(MediaType.APPLICATION_JSON)
  @ApiResponse(responseCode = "200", description = "Logged in.", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "400", ref = Document.BAD_INPUT)
  @ApiResponse(responseCode = "401", ref = Document.WRONG_LOGIN)
  public User login(Login form, @Context SessionWriter session) throws SQLException {
    String email = Fields.email(form.email());
    String password = Fields.password(form.password());
    User user = users.verified(email, password).orElseThrow(Problem::wrongLogin);
    Map<String, String> data = Map.of("user_id", user.id());
    if (form.remember()) {
      session.set(data, REMEMBERED);
    } else {
      session.set(data);
    }
    return user;
  }

  @GET
  @Path("user")
  public User user(@Context User user) {
    return user;
  }

  record Details(Instant started, Instant renewed, Instant expires, Map<String, Object> data) {
    static Details of(Session session) {
      Instant began = session.started(); // after endAll a moment ahead, so that the login holds
      Instant started = began.isBefore(session.renewed()) ? began : session.renewed();
      return new Details(started, session.renewed(), session.expires(), session.map());
    }
  }

  @GET
  @Path("session")
  public Details session(@Context SessionWriter session) {
    return Details.of(session.current().orElseThrow());
  }

  @POST
  @Path("logout")
  @PermitAll
  @LogsOut
  @ApiResponse(responseCode = "204", description = "Logged out.")
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  @POST
  @Path("logout/everywhere")
  @LogsOut
  @ApiResponse(responseCode = "204", description = "Logged out.")
  public void logoutEverywhere(@Context User user, @Context SessionWriter session) {
    auth.endAll(user.id());
    session.clear();
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public List<User> everybody() throws SQLException {
    return users.all();
  }
}
