package io.github.jaxrssessions;

import io.swagger.v3.jaxrs2.integration.JaxrsApplicationScanner;
import io.swagger.v3.jaxrs2.integration.resources.OpenApiResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletConfig;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** An application with each kind of rule that an OpenAPI document has to tell. */
final class Shop {
  static final Class<?>[] CLASSES = {
    Front.class, Office.class, Prices.class, OpenCount.class, ClosedCount.class, KeptNotes.class
  };

  private Shop() {}

  record Order(String what, double price) {}

  @Path("shop")
  public static class Front {
    @GET
    @Path("window")
    @PermitAll
    public String window() {
      return "";
    }

    @GET
    @Path("public/{what: [a-z0-9]{1,9}}")
    public String onPublicPath(@PathParam("what") String what) {
      return what;
    }

    @GET
    @Path("items/{id : \\d+}")
    public String item(@PathParam("id") int id) {
      return "";
    }

    @GET
    @Path("basket")
    public String basket(
        @Context Accounts.User user, @QueryParam("page") int page, @Context SessionWriter session) {
      return user.name();
    }

    @POST
    @Path("basket")
    public void order(
        Order order,
        @Context Accounts.User user,
        @Context Optional<Accounts.User> same,
        @Context SessionWriter session) {}

    @OPTIONS
    @Path("basket")
    public String options(@Context SessionWriter session) {
      return "";
    }

    @GET
    @Path("stock")
    @RolesAllowed("admin")
    @Operation(description = "Counts all.")
    public String stock() {
      return "";
    }

    @GET
    @Path("till")
    @RolesAllowed({"clerk", "admin"})
    public String till() {
      return "";
    }

    @GET
    @Path("safe")
    @PermitAll
    @RecentLogin(5)
    public String safe() {
      return "";
    }

    @GET
    @Path("safe/keys")
    @RolesAllowed("admin")
    @RecentLogin(value = 1, unit = ChronoUnit.HOURS)
    public String keys() {
      return "";
    }

    @DELETE
    @Path("safe")
    @RecentLogin(value = 90, unit = ChronoUnit.SECONDS)
    public void emptySafe() {}

    @DELETE
    @Path("stock")
    @DenyAll
    public void burn() {}

    @GET
    @Path("described")
    @RolesAllowed("admin")
    @ApiResponse(responseCode = "401", description = "Come in first.")
    @ApiResponse(responseCode = "403", description = "For the owner.")
    public String described() {
      return "";
    }

    @GET
    @Path("other")
    @SecurityRequirement(name = "token")
    public String other() {
      return "";
    }

    @GET
    @Path("other/open")
    @PermitAll
    @SecurityRequirement(name = "token")
    public String otherOpen() {
      return "";
    }

    @POST
    @Path("login")
    @PermitAll
    @LogsIn
    public void login(@Context SessionWriter session) {}

    @POST
    @Path("logout")
    @PermitAll
    @LogsOut
    @ApiResponse(responseCode = "204", description = "Out.")
    @ApiResponse(responseCode = "303", description = "Out, and elsewhere.")
    @ApiResponse(responseCode = "500", description = "No.")
    public void logout() {}

    @POST
    @Path("own-cookie")
    @PermitAll
    @LogsIn
    @ApiResponse(
        responseCode = "200",
        description = "In.",
        headers = @Header(name = "set-cookie", description = "Mine."))
    public void ownCookie() {}

    @Path("files")
    public Files files() {
      return new Files();
    }
  }

  /** The same sub-resource, behind a class that asks for a role. */
  @Path("office")
  @RolesAllowed("clerk")
  public static class Office {
    @Path("{room}/files")
    public Class<Files> files() {
      return Files.class;
    }
  }

  public static class Files {
    @GET
    @PermitAll
    public String all() {
      return "";
    }

    @GET
    @Path("{id}")
    public String one(@PathParam("id") String id) {
      return "";
    }
  }

  /** All annotations are the interface's. */
  @Path("prices")
  public interface Priced {
    @GET
    @RolesAllowed("clerk")
    String list();
  }

  public static class Prices implements Priced {
    @Override
    public String list() {
      return "";
    }
  }

  /** One method, two classes that say different things of it. */
  public abstract static class Counted {
    @GET
    @Path("count")
    public String count() {
      return "";
    }
  }

  @Path("open")
  @PermitAll
  public static class OpenCount extends Counted {}

  @Path("closed")
  public static class ClosedCount extends Counted {}

  /** The method that swagger reads is not the one that bears the annotations. */
  public interface Kept<T> {
    @POST
    @Path("keep")
    @PermitAll
    String keep(T what);
  }

  @Path("notes")
  public static class KeptNotes implements Kept<String> {
    @Override
    public String keep(String what) {
      return what;
    }
  }

  /** The document, of this application alone: with a context id and a scanner of its own. */
  public static class Document extends OpenApiResource {
    private final String id = UUID.randomUUID().toString();

    Document(OpenAPI begun, boolean pretty) {
      setOpenApiConfiguration(
          new SwaggerConfiguration()
              .openAPI(begun)
              .prettyPrint(pretty)
              .scannerClass(JaxrsApplicationScanner.class.getName()));
    }

    Document() {
      this(new OpenAPI(), false);
    }

    @Override
    protected String getContextId(ServletConfig config) {
      return id;
    }
  }
}
