package io.github.jaxrssessions.guides.login;

import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A form in a page, for browsers without a line of script. */
// #region form
@Path("login")
public final class FormLogin {

  @GET
  @PermitAll
  @Produces("text/html;charset=UTF-8")
  public String page(@QueryParam("wrong") @DefaultValue("false") boolean wrong) {
    return """
        <!doctype html><title>Log in</title>
        <form method="post" action="/login">
          <p>%s</p>
          <label>E-mail <input name="email" type="email"
            autocomplete="username"></label>
          <label>Password <input name="password" type="password"
            autocomplete="current-password"></label>
          <button>Log in</button>
        </form>
        """
        .formatted(wrong ? "E-mail or password is wrong." : "");
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response login(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @Context SessionWriter session) {
    Optional<User> user = Users.verified(email, password);
    if (user.isEmpty()) {
      return Response.seeOther(URI.create("/login?wrong=true")).build();
    }
    session.set(Map.of("user_id", user.get().id()));
    return Response.seeOther(URI.create("/")).build();
  }
}
// #endregion form
