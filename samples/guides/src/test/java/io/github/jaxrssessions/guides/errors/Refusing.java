package io.github.jaxrssessions.guides.errors;

import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.SessionConflictException;
import io.github.jaxrssessions.SessionLimitException;
import io.github.jaxrssessions.SessionShapeException;
import io.github.jaxrssessions.SessionTooLargeException;
import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each resource meets one of the library's answers, or tells one of its exceptions. */
@Path("/")
public class Refusing {
  @GET
  @Path("user")
  public String user() {
    return "user";
  }

  @POST
  @Path("password")
  @RecentLogin(5)
  public void password() {}

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public String admin() {
    return "admin";
  }

  @POST
  @Path("login")
  @PermitAll
  public void login(@Context SessionWriter session) {
    session.set(Map.of("user_id", "2"));
  }

  @POST
  @Path("basket")
  public void basket(@Context SessionWriter session) {
    session.update(data -> data.put("basket", "tea"));
  }

  @POST
  @Path("large")
  public void large(@Context SessionWriter session) {
    session.update(data -> data.put("basket", noise()));
  }

  /** Text that nothing makes shorter. */
  static String noise() {
    return IntStream.range(0, 3000).mapToObj(Integer::toString).collect(Collectors.joining());
  }

  @POST
  @Path("told/{what}")
  @PermitAll
  public String told(@jakarta.ws.rs.PathParam("what") String what, @Context SessionWriter session) {
    try {
      switch (what) {
        case "text" -> session.set("2");
        case "update" -> session.update(data -> data.put("basket", "tea"));
        case "large" -> session.set(Map.of("basket", noise()));
        case "limit" -> session.set(Map.of("user_id", "2"));
        case "conflict" -> session.update(data -> data.put("basket", "tea"));
        default -> session.current().orElseThrow().text("user-id");
      }
    } catch (IllegalArgumentException
        | IllegalStateException
        | SessionShapeException
        | SessionTooLargeException
        | SessionLimitException
        | SessionConflictException e) {
      return e.getMessage();
    }
    return "nothing was wrong";
  }
}
