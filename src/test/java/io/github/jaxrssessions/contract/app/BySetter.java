package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** By itself, since not every runtime takes a class with a setter. */
@Path("by-setter")
@Produces(MediaType.TEXT_PLAIN)
public class BySetter {
  private SessionWriter session;

  /** Called by the runtime. */
  @Context
  public void setSession(SessionWriter session) {
    this.session = session;
  }

  @GET
  public String get() {
    return Injected.owner(session);
  }
}
