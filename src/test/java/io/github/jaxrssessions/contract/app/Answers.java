package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers with cookies of their own, and answers that leave bit by bit. */
@Path("answers")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class Answers {

  @POST
  @Path("cookies/{name}")
  public Response cookies(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(Map.of("user_id", name));
    return Response.ok("")
        .header("Set-Cookie", "theme=dark; Path=/; Partitioned; Secure")
        .header("Set-Cookie", "lang=de; Path=/")
        .header("Cache-Control", "public, max-age=60")
        .build();
  }

  @GET
  @Path("cached")
  public Response cached(@Context SessionWriter session) {
    String whose = Injected.owner(session);
    return Response.ok(whose).header("Cache-Control", "public, max-age=60").build();
  }

  @GET
  @Path("nothing")
  public void nothing(@Context SessionWriter session) {
    session.set(Map.of("user_id", "ann"));
  }

  @POST
  @Path("stream/{name}")
  public StreamingOutput stream(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(Map.of("user_id", name));
    return out -> out.write(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the session when the answer is on its way; the text says what came of it. */
  @POST
  @Path("stream-late/{name}")
  public StreamingOutput streamLate(
      @PathParam("name") String name, @Context SessionWriter session) {
    return out -> {
      String said;
      try {
        session.set(Map.of("user_id", name));
        said = "set";
      } catch (IllegalStateException e) {
        said = e.getMessage();
      }
      out.write(said.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Sets the session, then sends its first event; the text says what came of it. */
  @GET
  @Path("events/{name}")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(
      @PathParam("name") String name,
      @Context SessionWriter session,
      @Context Sse sse,
      @Context SseEventSink sink) {
    String said;
    try {
      session.set(Map.of("user_id", name));
      said = "set";
    } catch (IllegalStateException e) {
      said = e.getMessage();
    }
    sink.send(sse.newEvent(said)).thenRun(sink::close);
  }

  /** Reads the session in an event. */
  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void whose(@Context SessionWriter session, @Context Sse sse, @Context SseEventSink sink) {
    sink.send(sse.newEvent(Injected.owner(session))).thenRun(sink::close);
  }
}
