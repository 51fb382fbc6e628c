package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** Every position in which a resource can be given its session, each telling whose it is. */
@Path("injected")
@Produces(MediaType.TEXT_PLAIN)
public class Injected {
  @Context private SessionWriter field;
  @Context private SecurityContext security;
  @Context private ResourceContext resources;
  private final SessionWriter constructor;

  /** Made by the runtime for each request. */
  public Injected(@Context SessionWriter constructor) {
    this.constructor = constructor;
  }

  static String owner(SessionWriter session) {
    return session.current().map(Injected::owner).orElse("-");
  }

  private static String owner(Session session) {
    return session.text("user_id");
  }

  @GET
  @Path("parameter")
  public String parameter(@Context SessionWriter session) {
    return owner(session);
  }

  @GET
  @Path("field")
  public String field() {
    return owner(field);
  }

  @GET
  @Path("constructor")
  public String constructor() {
    return owner(constructor);
  }

  @GET
  @Path("security-field")
  public String securityField() {
    return Accounts.name(security);
  }

  /** A parameter object. */
  public static class Form {
    @QueryParam("unused")
    String parameter; // or there is nothing to it, for some runtimes

    @Context SessionWriter session;
  }

  @GET
  @Path("bean")
  public String bean(@BeanParam Form form) {
    return owner(form.session);
  }

  @GET
  @Path("user")
  public String user(@Context User user) {
    return user.name() + " as " + user.getClass().getSimpleName();
  }

  @GET
  @Path("user-or-nobody")
  @PermitAll
  public String userOrNobody(@Context User user) {
    return user == null ? "null" : user.name();
  }

  @GET
  @Path("optional-user")
  @PermitAll
  public String optionalUser(@Context Optional<User> user) {
    return user.map(User::name).orElse("empty");
  }

  @GET
  @Path("principal")
  @PermitAll
  public String principal(@Context SecurityContext given) {
    return given.getUserPrincipal() == null
        ? "null " + given.getAuthenticationScheme()
        : given.getUserPrincipal().getName() + " " + given.getAuthenticationScheme();
  }

  @Path("sub/{what}")
  public Sub sub(@PathParam("what") String what, @Context SessionWriter session) {
    return what.equals("locator") ? new Sub(owner(session)) : new Sub("");
  }

  @Path("got")
  public Sub got() {
    return resources.getResource(Sub.class);
  }

  @Path("initialised")
  public Sub initialised() {
    return resources.initResource(new Sub(""));
  }

  /** A sub-resource. */
  public static class Sub {
    private final String located;
    @Context private SessionWriter field;

    /** Made by the runtime. */
    public Sub() {
      this("");
    }

    Sub(String located) {
      this.located = located;
    }

    @GET
    public String parameter(@Context SessionWriter session) {
      return located.isEmpty() ? owner(session) : located;
    }

    @GET
    @Path("field")
    public String inField() {
      return field == null ? "the field is null" : owner(field);
    }

    @GET
    @Path("user")
    public String user(@Context User user) {
      return user.name();
    }
  }
}
