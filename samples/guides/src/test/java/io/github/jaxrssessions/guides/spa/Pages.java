package io.github.jaxrssessions.guides.spa;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/** A page with nothing on it, and the scripts that the guide shows. */
@Path("app")
@PermitAll
public final class Pages {
  @GET
  @Produces("text/html")
  public String page() {
    return "<!doctype html><title>App</title>";
  }

  @GET
  @Path("{script}.js")
  @Produces("text/javascript")
  public InputStream script(@PathParam("script") String script) {
    return Pages.class.getResourceAsStream("/spa/" + script + ".js");
  }
}
