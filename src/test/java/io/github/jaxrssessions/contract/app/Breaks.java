package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** Writes the session, and then something goes wrong. */
@Path("breaks")
@PermitAll
public class Breaks {

  /** What an exception mapper of the application's answers. */
  static final class Mapped extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    Mapped(int status) {
      super(null, null, false, false);
      this.status = status;
    }
  }

  /** The mapper, with the session in a field. */
  public static class Mapper implements ExceptionMapper<Mapped> {
    @Context private SessionWriter session;

    @Override
    public Response toResponse(Mapped e) {
      return Response.status(e.status)
          .entity(session == null ? "the field is null" : Injected.owner(session))
          .type("text/plain")
          .build();
    }
  }

  private static RuntimeException of(String how) {
    return switch (how) {
      case "mapped-400" -> new Mapped(400);
      case "mapped-500" -> new Mapped(500);
      case "thrown-409" -> new ClientErrorException(409);
      case "thrown-502" -> new ServerErrorException(502);
      default -> new IllegalCallerException("unmapped, on purpose");
    };
  }

  @POST
  @Path("set/{how}/{name}")
  public String set(
      @PathParam("how") String how,
      @PathParam("name") String name,
      @Context SessionWriter session) {
    session.set(Map.of("user_id", name));
    throw of(how);
  }

  @POST
  @Path("clear/{how}")
  public String clear(@PathParam("how") String how, @Context SessionWriter session) {
    session.clear();
    throw of(how);
  }

  @POST
  @Path("set-returned/{status}/{name}")
  public Response returned(
      @PathParam("status") int status,
      @PathParam("name") String name,
      @Context SessionWriter session) {
    session.set(Map.of("user_id", name));
    return Response.status(status).build();
  }
}
