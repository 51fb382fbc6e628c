package io.github.jaxrssessions.sample.cxf;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;

/** Streams of events that begin, end or break in their own ways. */
@Path("streams")
@PermitAll
@Produces(MediaType.SERVER_SENT_EVENTS)
public class Streams {

  /** It may throw from JAX-RS 4.0 on. */
  static void close(AutoCloseable sink) {
    try {
      sink.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A session of two cookies. */
  @GET
  @Path("big")
  public void big(@Context SessionWriter session, @Context Sse sse, @Context SseEventSink sink) {
    session.set(Map.of("user_id", "ann", "filling", "x".repeat(4000)));
    sink.send(sse.newEvent("set")).thenRun(() -> close(sink));
  }

  @GET
  @Path("without-events")
  public void withoutEvents(@Context SessionWriter session, @Context SseEventSink sink) {
    session.set(Map.of("user_id", "ann"));
    close(sink);
  }

  @GET
  @Path("broadcast")
  public void broadcast(
      @Context SessionWriter session, @Context Sse sse, @Context SseEventSink sink) {
    session.set(Map.of("user_id", "ann"));
    SseBroadcaster all = sse.newBroadcaster();
    all.register(sink);
    all.broadcast(sse.newEvent("set")).thenRun(all::close);
  }

  /** Asks for the session in the method alone. */
  @GET
  @Path("reads")
  public void reads(@Context SessionWriter session, @Context Sse sse, @Context SseEventSink sink) {
    String name = session.current().map(s -> s.text("user_id")).orElse("-");
    sink.send(sse.newEvent(name)).thenRun(() -> close(sink));
  }

  /** What came of the second one is the second event. */
  @GET
  @Path("late")
  public void late(@Context SessionWriter session, @Context Sse sse, @Context SseEventSink sink) {
    sink.send(sse.newEvent("first"))
        .thenRun(
            () -> {
              String said = "set";
              try {
                session.set(Map.of("user_id", "ann"));
              } catch (IllegalStateException e) {
                said = e.getMessage();
              }
              sink.send(sse.newEvent(said)).thenRun(() -> close(sink));
            });
  }

  @GET
  @Path("fails/{name}/{status}")
  public void fails(
      @PathParam("name") String name,
      @PathParam("status") int status,
      @Context SessionWriter session,
      @Context SseEventSink sink) {
    session.set(Map.of("user_id", name));
    if (status > 0) {
      throw new ClientErrorException(status);
    }
    throw new IllegalCallerException("unmapped, on purpose");
  }
}
