package io.github.jaxrssessions.guides.migrating.pac4j;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.jax.rs.annotations.Pac4JCallback;
import org.pac4j.jax.rs.annotations.Pac4JLogout;
import org.pac4j.jax.rs.annotations.Pac4JProfile;
import org.pac4j.jax.rs.annotations.Pac4JSecurity;

/** Resources that pac4j's filters stand before. */
// #region before
@Path("/")
@Pac4JSecurity(clients = "OidcClient", authorizers = "isAuthenticated")
public class Before {
  @GET
  @Path("callback")
  @Pac4JSecurity(ignore = true)
  @Pac4JCallback(defaultUrl = "/", renewSession = true)
  public void callback() {}

  @GET
  @Path("user")
  public String user(@Pac4JProfile UserProfile profile) {
    return profile.getId();
  }

  @GET
  @Path("admin")
  @Pac4JSecurity(clients = "OidcClient", authorizers = "admin")
  public String admin() {
    return "the back office";
  }

  @POST
  @Path("logout")
  @Pac4JSecurity(ignore = true)
  @Pac4JLogout(skipResponse = true)
  public void logout() {}
}
// #endregion before
