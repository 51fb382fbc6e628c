package io.github.jaxrssessions.sample.cxf;

import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.contract.app.User;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.Optional;

/** Places that only CXF has, or that it treats in its own way. */
@Path("places")
@Produces(MediaType.TEXT_PLAIN)
public class Places {
  private static final Leaf SHARED = new Leaf();

  private static String whose(SessionWriter session) {
    return session == null ? "null" : session.current().map(s -> s.text("user_id")).orElse("-");
  }

  /** What is thrown here, as text. */
  public static class Said implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException e) {
      return Response.status(500).entity(e.getMessage()).type(MediaType.TEXT_PLAIN).build();
    }
  }

  @GET
  @Path("roles")
  @RolesAllowed("ann")
  public String roles() {
    return "in";
  }

  @GET
  @Path("other-optional")
  public String otherOptional(@Context Optional<String> other) {
    return String.valueOf(other);
  }

  @GET
  @Path("two-optionals")
  public String twoOptionals(@Context Optional<User> user, @Context Optional<String> other) {
    return user + " " + other;
  }

  /** First made without the runtime, of the same class as those below. */
  @Path("plain")
  public Leaf plain() {
    return new Leaf();
  }

  @Path("got")
  public Leaf got(@Context ResourceContext resources) {
    return resources.getResource(Leaf.class);
  }

  @Path("untyped")
  public Object untyped(@Context ResourceContext resources) {
    return resources.getResource(Leaf.class);
  }

  @Path("shared")
  public Leaf shared(@Context ResourceContext resources) {
    return resources.initResource(SHARED);
  }

  @Path("keeps-the-user")
  public KeepsTheUser keepsTheUser(@Context ResourceContext resources) {
    return resources.getResource(KeepsTheUser.class);
  }

  @Path("deep")
  public Between deep(@Context User user) {
    return new Between();
  }

  /** Has a locator, too. */
  public static class Between {
    @Path("{word}")
    public Deep deeper(
        @PathParam("word") String word, @Context User user, @Context SessionWriter session) {
      return new Deep(word + " " + user.name() + " " + whose(session));
    }
  }

  /** Behind two locators. */
  public static class Deep {
    private final String located;

    Deep(String located) {
      this.located = located;
    }

    @GET
    public String all(@Context User user, @Context SessionWriter session) {
      return located + " " + user.name() + " " + whose(session);
    }
  }

  /** A sub-resource. */
  public static class Leaf {
    @Context private SessionWriter field;
    private SessionWriter setter;

    /** Called by the runtime. */
    @Context
    public void setSetter(SessionWriter given) {
      this.setter = given;
    }

    @GET
    public String all(@Context SessionWriter parameter) {
      return whose(field) + " " + whose(setter) + " " + whose(parameter);
    }

    @GET
    @PermitAll
    @Path("events/{name}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
        @PathParam("name") String name,
        @Context SessionWriter session,
        @Context Sse sse,
        @Context SseEventSink sink) {
      session.set(Map.of("user_id", name));
      sink.send(sse.newEvent("set")).thenRun(() -> Streams.close(sink));
    }
  }

  /** What must not be. */
  public static class KeepsTheUser {
    private final User user;

    /** Called by the runtime. */
    public KeepsTheUser(@Context User user) {
      this.user = user;
    }

    @GET
    public String kept() {
      return user.name();
    }
  }
}
