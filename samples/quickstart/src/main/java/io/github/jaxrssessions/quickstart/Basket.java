package io.github.jaxrssessions.quickstart;

import io.github.jaxrssessions.SessionWriter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * A basket kept in the session itself: nothing of it is on the server, so it must stay small. A
 * basket that does not fit is a 413, which the library answers with the limit.
 */
@Path("basket")
@Produces(MediaType.APPLICATION_JSON)
public final class Basket {

  @GET
  public List<Object> items(@Context SessionWriter session) {
    return session
        .current()
        .flatMap(current -> current.get("basket", new GenericType<List<Object>>() {}))
        .orElse(List.of());
  }

  // #region keep
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @ApiResponse(responseCode = "204", description = "Kept.")
  @ApiResponse(responseCode = "400", ref = Document.BAD_INPUT)
  @ApiResponse(responseCode = "413", ref = Document.TOO_LARGE)
  public void keep(List<Object> items, @Context SessionWriter session) {
    session.update(data -> data.put("basket", items));
  } // #endregion keep
}
