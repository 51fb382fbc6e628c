package io.github.jaxrssessions.cluster;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The page at {@code /}: files from the class path. */
@Path("/")
@PermitAll
public final class Page {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");
  private static final String OWN_FILES_ONLY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final String nodes;

  /**
   * The page.
   *
   * @param nodes the ports of this node and of the others, by spaces
   */
  Page(String nodes) {
    this.nodes = nodes;
  }

  @GET
  public Response index() throws IOException {
    String html = new String(bytes("index.html"), StandardCharsets.UTF_8);
    String told = html.replace("data-nodes=\"\"", "data-nodes=\"" + nodes + "\"");
    return answer("index.html", told.getBytes(StandardCharsets.UTF_8));
  }

  @GET
  @Path("{file: app\\.js|style\\.css|icon\\.svg}")
  public Response file(@PathParam("file") String file) throws IOException {
    return answer(file, bytes(file));
  }

  private static Response answer(String file, byte[] content) {
    return Response.ok(content, TYPES.get(file.substring(file.lastIndexOf('.') + 1)))
        .header("Content-Security-Policy", OWN_FILES_ONLY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .build();
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream("/page/" + file)) {
      return in.readAllBytes();
    }
  }
}
