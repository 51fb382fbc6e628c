package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.ActiveSession;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Where the user is logged in, to be seen and to be ended. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
public final class Devices {
  private final SessionAuth<User> auth;

  Devices(SessionAuth<User> auth) {
    this.auth = auth;
  }

  record Device(String handle, String started, String renewed, String label, boolean here) {
    static Device of(ActiveSession session, String here) {
      return new Device(
          session.handle(),
          session.started().toString(),
          session.renewed().toString(),
          session.label().orElse(""),
          session.handle().equals(here));
    }
  }

  // #region list
  @GET
  public List<Device> all(@Context User user, @Context SessionWriter session) {
    String here = handle(session);
    return auth.sessions().of(user.name()).stream().map(each -> Device.of(each, here)).toList();
  }

  // #endregion list

  // #region end
  /** Ends one of the user's own: somebody else's is none. */
  @DELETE
  @Path("{handle}")
  public void end(@PathParam("handle") String handle, @Context User user) {
    if (!auth.sessions().end(user.name(), handle)) {
      throw new NotFoundException();
    }
  }

  @DELETE
  @Path("others")
  public Map<String, Integer> endOthers(@Context User user, @Context SessionWriter session) {
    return Map.of("ended", auth.sessions().endOthers(user.name(), handle(session)));
  }

  // #endregion end

  @DELETE
  public void endAll(@Context User user, @Context SessionWriter session) {
    auth.endAll(user.name());
    session.clear();
  }

  private static String handle(SessionWriter session) {
    return session.current().orElseThrow().handle();
  }
}
