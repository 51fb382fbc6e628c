package io.github.jaxrssessions.guides.migrating.litestar;

import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

// #region after
@Path("/")
public class After {
  @GET
  @Path("user")
  public String user(@Context User user) {
    return user.email();
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }
}
// #endregion after
