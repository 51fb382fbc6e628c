package io.github.jaxrssessions.guides.csrf;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.SessionCookie.SameSite;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionListener;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.function.Consumer;

/** The settings of the guard against requests from other origins. */
@Path("/")
@PermitAll
public final class Guarded {

  @GET
  public String read() {
    return "read";
  }

  @POST
  public String write() {
    return "written";
  }

  @POST
  @Path("oidc/callback")
  public String callback() {
    return "called back";
  }

  static SessionAuth<User> trusted(KeyRing keys) {
    // #region trusted
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .trustedOrigins("https://app.example.com") // its pages may write
            .crossOriginPaths("/oidc/callback") // takes any origin
            .build();
    // #endregion trusted
    return auth;
  }

  static SessionAuth<User> reporting(KeyRing keys, Consumer<String> log) {
    // #region report
    SessionListener tells =
        event -> {
          if (event instanceof SessionEvent.CrossOriginDenied denied) {
            log.accept(denied.method() + " from " + denied.origins());
          }
        };
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .crossOriginReportOnly() // tells, and lets pass
            .listeners(tells)
            .build();
    // #endregion report
    return auth;
  }

  static SessionAuth<User> strict(KeyRing keys) {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .keys(keys)
        // #region strict
        .cookie(SessionCookie.standard().withSameSite(SameSite.STRICT))
        // #endregion strict
        .build();
  }
}
