package io.github.jaxrssessions;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/** What an application does with a session that is in a store. */
@Path("script")
@Consumes(MediaType.WILDCARD)
public class StoreScript {

  /** One more, on top of what others counted. */
  @POST
  @Path("count")
  public void count(@Context SessionWriter session) {
    session.update(data -> data.merge("count", 1, (a, b) -> ((Number) a).intValue() + 1));
  }

  @GET
  @Path("count")
  public String counted(@Context SessionWriter session) {
    return String.valueOf(session.current().orElseThrow().map().get("count"));
  }

  /** All that there is to ask of a request. */
  @GET
  @Path("everything")
  public String everything(
      @Context SessionWriter session,
      @Context SecurityContext security,
      @Context Accounts.User user) {
    session.current();
    return user.name() + session.current().orElseThrow().handle() + security.isUserInRole("user");
  }

  @POST
  @Path("large/{bytes}")
  @PermitAll
  public void large(@PathParam("bytes") int bytes, @Context SessionWriter session) {
    session.set(Map.of("user_id", "ann", "data", "x".repeat(bytes)));
  }

  @POST
  @Path("guest")
  @PermitAll
  public void guest(@Context SessionWriter session) {
    session.set(Map.of("basket", 1));
  }

  /** A login that fails after it was set. */
  @POST
  @Path("fail/{name}")
  @PermitAll
  public void fail(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(Map.of("user_id", name));
    throw new jakarta.ws.rs.InternalServerErrorException();
  }

  @GET
  @Path("handle")
  public String handle(@Context SessionWriter session) {
    return session.current().orElseThrow().handle();
  }
}
