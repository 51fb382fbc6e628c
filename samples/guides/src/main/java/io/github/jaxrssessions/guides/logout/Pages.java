package io.github.jaxrssessions.guides.logout;

import io.github.jaxrssessions.guides.User;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Pages to log out from. */
@Path("/")
@Produces("text/html;charset=UTF-8")
public final class Pages {

  @GET
  public String page(@Context User user) {
    return LOGOUT;
  }

  private static final String LOGOUT =
      """
      <!-- #region form -->
      <form method="post" action="/logout/page">
        <button>Log out</button>
      </form>
      <!-- #endregion form -->
      """;

  @GET
  @Path("open")
  @PermitAll
  public String open() {
    return "<p>Welcome</p>";
  }

  // #region no-store
  @GET
  @Path("account")
  public Response account(@Context User user) {
    CacheControl never = new CacheControl();
    never.setNoStore(true);
    return Response.ok("<h1>" + user.id() + "</h1>").cacheControl(never).build();
  }
  // #endregion no-store
}
