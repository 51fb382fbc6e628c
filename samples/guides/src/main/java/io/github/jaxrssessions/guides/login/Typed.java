package io.github.jaxrssessions.guides.login;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Instant;

/** The session's data as a record. */
@Path("typed")
public final class Typed {

  // #region record
  public record Login(String userId, String device, int visits) {}

  static SessionAuth<User> auth(KeyRing keys) {
    return SessionAuth.builder(User.class, session -> Users.byId(session.as(Login.class).userId()))
        .keys(keys)
        .subject(session -> session.as(Login.class).userId())
        .cookie(SessionCookie.insecureForLocalhost()) // while developing
        .build();
  }

  @POST
  @PermitAll
  public void begin(@Context SessionWriter session) {
    session.set(new Login("1", "Firefox", 0));
  }

  @POST
  @Path("visit")
  public void visit(@Context SessionWriter session) {
    session.update(Login.class, now -> new Login(now.userId(), now.device(), now.visits() + 1));
  }

  @GET
  public String shown(@Context SessionWriter session) {
    Login login = session.current().orElseThrow().as(Login.class);
    return login.device() + " " + login.visits();
  }

  // #endregion record

  @GET
  @Path("started")
  public Instant started(@Context SessionWriter session) {
    return session.current().orElseThrow().started();
  }
}
