package io.github.jaxrssessions.guides.stores;

import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** A number in the session that parallel requests change. */
@Path("count")
public final class Counter {

  // #region update
  @POST
  public void count(@Context SessionWriter session) {
    session.update(data -> data.merge("n", 1, (a, b) -> (int) a + (int) b));
  }

  // #endregion update

  @GET
  public String counted(@Context SessionWriter session) {
    return session.current().orElseThrow().text("n");
  }
}
