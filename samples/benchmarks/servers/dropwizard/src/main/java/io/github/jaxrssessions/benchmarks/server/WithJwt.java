package io.github.jaxrssessions.benchmarks.server;

import io.dropwizard.auth.Auth;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.dhatim.dropwizard.jwt.cookie.authentication.DefaultJwtCookiePrincipal;
import org.dhatim.dropwizard.jwt.cookie.authentication.DontRefreshSession;

/** The resource with a JWT in a cookie, its claims what the sessions of the others hold. */
@Path("/")
@Produces(Users.JSON)
public class WithJwt {
  @POST
  @Path("login")
  public String login(
      @FormParam("user") String id,
      @FormParam("password") String password,
      @Context ContainerRequestContext request) {
    User user =
        Users.verified(id, password).orElseThrow(() -> new NotAuthorizedException("Cookie"));
    Claims claims = Jwts.claims().add(Users.session(user)).build();
    new DefaultJwtCookiePrincipal(user.id(), false, List.of(), claims).addInContext(request);
    return user.json();
  }

  @GET
  @Path("me")
  @DontRefreshSession // as cheap as it gets: else each answer carries a new one
  public String me(@Auth DefaultJwtCookiePrincipal who) {
    return Meter.served(Users.byId(who.getName()).orElseThrow());
  }

  @GET
  @Path("public")
  public String open() {
    return Meter.servedOpen();
  }
}
