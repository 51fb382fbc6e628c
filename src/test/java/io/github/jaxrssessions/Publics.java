package io.github.jaxrssessions;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Resources without annotations, to be opened by public paths; answers name what was matched. */
final class Publics {
  private Publics() {}

  @Path("/")
  public static class Root {
    @GET
    public String root() {
      return "root";
    }

    @GET
    @Path("openapi.{type:json|yaml}")
    public String openapi(@PathParam("type") String type) {
      return type;
    }

    @GET
    @Path("login")
    public String login() {
      return "login";
    }

    @POST
    @Path("login")
    public String post() {
      return "login";
    }

    @GET
    @Path("user")
    public String user() {
      return "user";
    }

    @HEAD
    @Path("probe")
    public void head() {}

    @GET
    @Path("probe")
    @DenyAll
    public String probe() {
      return "probe";
    }

    @GET
    @Path("files/{path: .+}/edit")
    public String edit() {
      return "edit";
    }
  }

  @Path("users")
  public static class People {
    @GET
    public String list() {
      return "list";
    }

    @GET
    @Path("{id}")
    public String one() {
      return "one";
    }

    @GET
    @Path("{id}/posts")
    public String posts() {
      return "posts";
    }
  }

  @Path("docs")
  public static class Docs {
    @GET
    public String index() {
      return "index";
    }

    @GET
    @Path("{any: .*}")
    public String any() {
      return "docs";
    }

    @GET
    @Path("inner/drafts")
    @RolesAllowed("ann")
    public String drafts() {
      return "drafts";
    }
  }

  @Path("admin")
  public static class Admin {
    @GET
    public String admin() {
      return "admin";
    }

    @GET
    @Path("login")
    public String login() {
      return "admin";
    }

    @GET
    @Path("login-audit")
    public String audit() {
      return "admin";
    }
  }

  /** The paths stand here, and the class that serves them says nothing. */
  @Path("declared")
  public interface Declared {
    @GET
    @Path("{name}")
    String declared();
  }

  public static class Implemented implements Declared {
    @Override
    public String declared() {
      return "declared";
    }
  }
}
