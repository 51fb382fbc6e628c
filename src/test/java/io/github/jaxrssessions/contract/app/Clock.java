package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.stream.Collectors;

/** Moves the time of the sessions, and tells what happened to them. */
@Path("clock")
@PermitAll
public class Clock {

  @POST
  @Path("{seconds}")
  public String pass(@PathParam("seconds") long seconds) {
    ContractAuth.CLOCK.advance(Duration.ofSeconds(seconds));
    return "";
  }

  @GET
  @Path("refusals")
  public String refusals() {
    return ContractAuth.events().stream()
        .filter(SessionEvent.Refused.class::isInstance)
        .map(event -> ((SessionEvent.Refused) event).reason().name())
        .collect(Collectors.joining(" "));
  }
}
