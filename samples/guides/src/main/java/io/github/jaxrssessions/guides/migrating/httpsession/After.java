package io.github.jaxrssessions.guides.migrating.httpsession;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.guides.migrating.Credentials;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The same accounts on sessions of this library. */
@Produces(MediaType.APPLICATION_JSON)
// #region after
@Path("/")
public class After {
  @POST
  @Path("login")
  @PermitAll
  public User login(Credentials sent, @Context SessionWriter session) {
    User user =
        Users.verified(sent.email(), sent.password())
            .orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", user.id()));
    return user;
  }

  @GET
  @Path("user")
  public User user(@Context User user) {
    return user;
  }

  @PUT
  @Path("theme/{name}")
  public void theme(@PathParam("name") String name, @Context SessionWriter session) {
    session.update(data -> data.put("theme", name));
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  // #endregion after

  /** The settings that the old deployment descriptor had. */
  static SessionAuthBuilder<User> settings(KeyRing keys, Consumer<String> audit) {
    // #region settings
    SessionAuthBuilder<User> settings =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .subject(session -> session.text("user_id"))
            .idleTimeout(Duration.ofMinutes(30))
            .listeners(
                event -> {
                  if (event instanceof SessionEvent.Set set) {
                    audit.accept("began " + set.handle());
                  } else if (event instanceof SessionEvent.Ended ended) {
                    audit.accept("ended " + ended.handle());
                  }
                });
    // #endregion settings
    return settings;
  }
}
