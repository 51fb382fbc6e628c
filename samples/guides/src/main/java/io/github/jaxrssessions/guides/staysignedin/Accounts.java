package io.github.jaxrssessions.guides.staysignedin;

import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;

/** A login that may hold for weeks. */
@Path("/")
public final class Accounts {

  // #region form
  @GET
  @Path("login")
  @PermitAll
  @Produces("text/html;charset=UTF-8")
  public String page() {
    return """
        <!doctype html><title>Log in</title>
        <form method="post" action="/login">
          <label>E-mail <input name="email" type="email"></label>
          <label>Password <input name="password" type="password"></label>
          <label><input name="stay" type="checkbox" value="true">
            Stay signed in on this device for 30 days</label>
          <button>Log in</button>
        </form>
        """;
  }

  // #endregion form

  // #region login
  @POST
  @Path("login")
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public void login(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("stay") @DefaultValue("false") boolean stay,
      @Context SessionWriter session) {
    User user =
        Users.verified(email, password).orElseThrow(() -> new NotAuthorizedException("Session"));
    Map<String, String> data = Map.of("user_id", user.id());
    if (stay) {
      session.set(data, Duration.ofDays(30));
    } else {
      session.set(data);
    }
  }

  // #endregion login

  @GET
  @Path("user")
  public String user(@Context User user) {
    return user.email();
  }

  @POST
  @Path("theme")
  public void theme(@Context SessionWriter session) {
    session.update(data -> data.put("theme", "dark"));
  }

  // #region recent
  @POST
  @Path("payment")
  @RecentLogin(10)
  public void pay(@Context User user) {
    // ...
  }
  // #endregion recent
}
