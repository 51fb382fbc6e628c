package io.github.jaxrssessions.guides.migrating.jwt;

import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.guides.migrating.Credentials;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Accounts with a token in a cookie. */
@Produces(MediaType.APPLICATION_JSON)
// #region before
@Path("/")
public class Before {
  private static final Duration LIFETIME = Duration.ofHours(8);

  private final Tokens tokens;

  public Before(Tokens tokens) {
    this.tokens = tokens;
  }

  @POST
  @Path("login")
  public Response login(Credentials sent) {
    User user =
        Users.verified(sent.email(), sent.password())
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    NewCookie cookie =
        new NewCookie.Builder("jwt")
            .value(tokens.of(user.id(), LIFETIME))
            .path("/")
            .httpOnly(true)
            .sameSite(NewCookie.SameSite.LAX)
            .build();
    return Response.ok(user).cookie(cookie).build();
  }

  @GET
  @Path("user")
  public User user(@CookieParam("jwt") String token) {
    if (token == null) {
      throw new NotAuthorizedException("Session");
    }
    return tokens
        .user(token)
        .flatMap(Users::byId)
        .orElseThrow(() -> new NotAuthorizedException("Session"));
  }

  @POST
  @Path("logout")
  public Response logout() {
    NewCookie gone = new NewCookie.Builder("jwt").path("/").maxAge(0).build();
    return Response.noContent().cookie(gone).build();
  }
}
// #endregion before
