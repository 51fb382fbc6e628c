package io.github.jaxrssessions.guides.live;

import io.github.jaxrssessions.SessionPrincipal;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;

/** Server-sent events for who is logged in. */
@Path("news")
public final class News {

  // #region sse
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void stream(
      @Context User user,
      @Context SessionWriter session,
      @Context SseEventSink sink,
      @Context Sse sse) {
    session.update(data -> data.put("listened", Instant.now().toString())); // before
    sink.send(sse.newEvent("Hello, " + user.email())); // from here on: too late
    // ... keep the sink, and send as news come
  }

  // #endregion sse

  // #region keep
  @GET
  @Path("kept")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void kept(
      @Context User user,
      @Context SecurityContext security,
      @Context SseEventSink sink,
      @Context Sse sse) {
    var principal = (SessionPrincipal<?>) security.getUserPrincipal();
    Live.open().add(principal.session().handle(), user.id(), sink);
    sink.send(sse.newEvent("Hello, " + user.email()));
  }

  // #endregion keep

  @POST
  @Path("logout")
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  @POST
  @Path("logout/everywhere")
  public void everywhere(@Context User user) {
    Live.auth().endAll(user.id());
  }

  @GET
  @Path("listened")
  public String listened(@Context SessionWriter session) {
    return session.current().orElseThrow().text("listened");
  }
}
