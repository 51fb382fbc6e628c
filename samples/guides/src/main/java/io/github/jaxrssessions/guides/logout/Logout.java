package io.github.jaxrssessions.guides.logout;

import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Ways out. */
// #region class
@Path("logout")
public final class Logout {
  private final SessionAuth<User> auth;

  public Logout(SessionAuth<User> auth) {
    this.auth = auth;
  }

  // #endregion class

  // #region clear
  @POST
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  // #endregion clear

  // #region page
  @POST
  @Path("page")
  @PermitAll
  public Response fromPage(@Context SessionWriter session) {
    session.clear();
    return Response.seeOther(URI.create("/login"))
        .header("Clear-Site-Data", "\"cache\", \"storage\"")
        .build();
  }

  // #endregion page

  // #region everywhere
  @POST
  @Path("everywhere")
  public void everywhere(@Context User user, @Context SessionWriter session) {
    auth.endAll(user.id());
    session.clear(); // and this browser forgets its cookie
  }
  // #endregion everywhere
}
