package io.github.jaxrssessions.quickstart;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** The page at {@code /} and Swagger UI at {@code /docs}: files from the class path. */
@Hidden // in the OpenAPI document
@Path("/")
public final class Page {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");
  private static final String OWN_FILES_ONLY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  // Swagger UI writes style attributes, and draws its icons from data: addresses.
  private static final String SWAGGER =
      OWN_FILES_ONLY + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

  /** Tells the page whether somebody is logged in, so that it need not ask. */
  @GET
  public Response index(@Context User user) throws IOException {
    String html = new String(bytes("/page/index.html"), StandardCharsets.UTF_8);
    String told =
        html.replace("data-user=\"?\"", "data-user=\"" + (user == null ? "no" : "yes") + "\"");
    return answer("index.html", told.getBytes(StandardCharsets.UTF_8), OWN_FILES_ONLY);
  }

  @GET
  @Path("{file: (app|docs)\\.js|style\\.css|icon\\.svg}")
  public Response file(@PathParam("file") String file) throws IOException {
    return answer(file, bytes("/page/" + file), OWN_FILES_ONLY);
  }

  @GET
  @Path("docs")
  public Response docs() throws IOException {
    return answer("docs.html", bytes("/page/docs.html"), SWAGGER);
  }

  @GET
  @Path("docs/{file: swagger-ui\\.css|swagger-ui-bundle\\.js}")
  public Response swagger(@PathParam("file") String file) throws IOException {
    return answer(file, bytes(WEBJAR + file), OWN_FILES_ONLY);
  }

  private static Response answer(String file, byte[] content, String policy) {
    return Response.ok(content, TYPES.get(file.substring(file.lastIndexOf('.') + 1)))
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .build();
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new NotFoundException(resource + " is not on the class path.");
      }
      return in.readAllBytes();
    }
  }

  private static String version() {
    try (InputStream in =
        Page.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      Properties webjar = new Properties();
      webjar.load(in);
      return webjar.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("The webjar of Swagger UI cannot be read.", e);
    }
  }
}
