package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Resources that say who gets in, in each place where it can be said. */
@Path("guarded")
public class Guarded implements GuardedApi<String> {

  @Override
  public String byInterface() {
    return "in";
  }

  @Override
  public String generic(String body) {
    return "in";
  }

  @GET
  @Path("login")
  public String login() {
    return "in";
  }

  @GET
  @Path("open")
  @PermitAll
  public String open() {
    return "in";
  }

  @GET
  @Path("denied")
  @DenyAll
  public String denied() {
    return "in";
  }

  @GET
  @Path("ann")
  @RolesAllowed("ann")
  public String ann() {
    return "in";
  }

  @GET
  @Path("some")
  @RolesAllowed({"bob", "user"})
  public String some() {
    return "in";
  }

  @GET
  @Path("empty")
  @RolesAllowed({})
  public String empty() {
    return "in";
  }

  @OPTIONS
  @Path("asked")
  public String asked() {
    return "asked";
  }

  @OPTIONS
  @Path("asked-role")
  @RolesAllowed("ann")
  public String askedWithRole() {
    return "asked";
  }

  @OPTIONS
  @Path("asked-denied")
  @DenyAll
  public String askedAndDenied() {
    return "asked";
  }

  /** A class that says it for all its methods. */
  @Path("closed")
  @RolesAllowed("ann")
  public static class Closed {
    @GET
    public String get() {
      return "in";
    }

    @OPTIONS
    public String asked() {
      return "asked";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "in";
    }
  }

  /** Inherits a method from a class that asks for more. */
  @Path("inherits")
  @PermitAll
  public static class Inherits extends Asking {
    @GET
    @Path("own")
    public String own() {
      return "in";
    }
  }

  @RolesAllowed("ann")
  public abstract static class Asking {
    @GET
    public String get() {
      return "in";
    }
  }
}

/** What an application declares its resources by. */
interface GuardedApi<T> {
  @GET
  @Path("interface")
  @RolesAllowed("ann")
  String byInterface();

  @POST
  @Path("generic")
  @DenyAll
  String generic(T body);
}
