package io.github.jaxrssessions.benchmarks.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** The resource with the container's sessions. */
@Path("/")
@Produces(Users.JSON)
public class WithHttpSession {
  @POST
  @Path("login")
  public String login(
      @FormParam("user") String id,
      @FormParam("password") String password,
      @Context HttpServletRequest request) {
    User user =
        Users.verified(id, password).orElseThrow(() -> new NotAuthorizedException("Session"));
    HttpSession session = request.getSession();
    Users.session(user).forEach(session::setAttribute);
    return user.json();
  }

  @GET
  @Path("me")
  public String me(@Context HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      throw new NotAuthorizedException("Session");
    }
    return Meter.served(Users.byId((String) session.getAttribute(Users.ID)).orElseThrow());
  }

  @GET
  @Path("public")
  public String open() {
    return Meter.servedOpen();
  }
}
