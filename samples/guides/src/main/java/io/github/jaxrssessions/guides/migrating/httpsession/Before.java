package io.github.jaxrssessions.guides.migrating.httpsession;

import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.guides.migrating.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Accounts on the container's sessions. */
@Produces(MediaType.APPLICATION_JSON)
// #region before
@Path("/")
public class Before {
  @POST
  @Path("login")
  public User login(Credentials sent, @Context HttpServletRequest request) {
    User user =
        Users.verified(sent.email(), sent.password())
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    request.getSession();
    request.changeSessionId();
    HttpSession session = request.getSession();
    session.setAttribute("user_id", user.id());
    session.setMaxInactiveInterval(30 * 60);
    return user;
  }

  @GET
  @Path("user")
  public User user(@Context HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || session.getAttribute("user_id") == null) {
      throw new NotAuthorizedException("Session");
    }
    String id = (String) session.getAttribute("user_id");
    return Users.byId(id).orElseThrow(() -> new NotAuthorizedException("Session"));
  }

  @PUT
  @Path("theme/{name}")
  public void theme(@PathParam("name") String name, @Context HttpServletRequest request) {
    user(request);
    request.getSession().setAttribute("theme", name);
  }

  @POST
  @Path("logout")
  public void logout(@Context HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
// #endregion before
