package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A shop without passwords, whose session counts what is in the basket. Each answer is three words:
 * who the resolver says it is, who the session says it is, and how much is in the basket.
 */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public final class Shop {
  /** How long those are logged in who want to stay so. */
  static final Duration STAY = Duration.ofDays(30);

  private static final String NOBODY = "-";
  private static final String DEVICE =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  /** Begins a session, which ends the one that the browser had. */
  @POST
  @Path("login/{name}")
  @PermitAll
  public String login(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(data(name));
    return said(NOBODY, session.current());
  }

  /** Begins one with a lifetime of its own. */
  @POST
  @Path("stay/{name}")
  @PermitAll
  public String stay(@PathParam("name") String name, @Context SessionWriter session) {
    session.set(data(name), STAY);
    return said(NOBODY, session.current());
  }

  static Map<String, Object> data(String name) {
    return Map.of("user", name, "added", 0, "resolver", Mood.PROMPT, "device", DEVICE);
  }

  /** Who is there. */
  @GET
  @Path("me")
  public String me(@Context Customer customer, @Context SessionWriter session) {
    return said(customer.name(), session.current());
  }

  /** One more in the basket. */
  @POST
  @Path("basket")
  public String add(@Context Customer customer, @Context SessionWriter session) {
    session.update(
        data -> data.merge("added", 1, (before, one) -> ((Number) before).intValue() + 1));
    return said(customer.name(), session.current());
  }

  /** From now on the resolver does so with this session. It is not asked about that. */
  @POST
  @Path("resolver/{mood}")
  @PermitAll
  public String resolver(@PathParam("mood") Mood mood, @Context SessionWriter session) {
    if (session.current().isPresent()) {
      session.update(data -> data.put("resolver", mood));
    }
    return said(NOBODY, session.current());
  }

  /** Ends the session, and tells what it was. */
  @POST
  @Path("logout")
  @PermitAll
  public String logout(@Context SessionWriter session) {
    String last = said(NOBODY, session.current());
    session.clear();
    return last;
  }

  private static String said(String customer, Optional<Session> session) {
    return session
        .map(found -> String.join(" ", customer, found.text("user"), found.text("added")))
        .orElse(String.join(" ", customer, NOBODY, NOBODY));
  }
}
