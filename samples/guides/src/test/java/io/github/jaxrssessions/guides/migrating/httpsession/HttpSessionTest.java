package io.github.jaxrssessions.guides.migrating.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionCookie;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.servlet.ServletRegistration;
import org.glassfish.grizzly.servlet.WebappContext;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page "from HttpSession", on a servlet container. */
class HttpSessionTest {
  private static final String ALI =
      """
      {"email":"ali@example.com","password":"open sesame"}""";
  private final List<String> audit = new ArrayList<>();
  private final HttpServer server = new HttpServer();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private URI address;

  /** Before at /old, and after at /, in one container: they share its sessions. */
  @BeforeEach
  void start() throws IOException {
    NetworkListener listener = new NetworkListener("http", "127.0.0.1", 0);
    server.addListener(listener);
    WebappContext context = new WebappContext("shop", "");
    context.addListener(new Audit(audit::add));
    serve(context, "/old/*", new ResourceConfig(Before.class));
    serve(
        context,
        "/new/*",
        new ResourceConfig(After.class, HttpSessionMoveIn.class)
            .register(
                After.settings(KeyRing.ephemeral(), audit::add)
                    .cookie(SessionCookie.insecureForLocalhost())
                    .build()));
    context.deploy(server);
    server.start();
    address = URI.create("http://127.0.0.1:" + listener.getPort() + "/");
  }

  private static void serve(WebappContext context, String path, ResourceConfig application) {
    ServletRegistration servlet =
        context.addServlet(path, new ServletContainer(application.register(JacksonFeature.class)));
    servlet.addMapping(path);
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  private HttpResponse<String> send(String method, String path, String json) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private void works(String root) throws Exception {
    assertThat(send("GET", root + "user", "").statusCode()).isEqualTo(401);
    assertThat(send("POST", root + "login", ALI).statusCode()).isEqualTo(200);
    assertThat(send("GET", root + "user", "").body()).contains("ali@example.com");
    assertThat(send("PUT", root + "theme/dark", "").statusCode()).isEqualTo(204);
    assertThat(send("POST", root + "logout", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", root + "user", "").statusCode()).isEqualTo(401);
  }

  @Test
  void theApplicationBeforeWorks() throws Exception {
    works("/old/");
    assertThat(audit).containsExactly("began", "ended");
  }

  @Test
  void theApplicationAfterWorks() throws Exception {
    works("/new/");
    assertThat(audit).hasSize(2);
    assertThat(audit.get(0)).startsWith("began ");
    assertThat(audit.get(1)).isEqualTo(audit.get(0).replace("began", "ended"));
  }

  @Test
  void whoIsLoggedInTheOldWayGoesOnWithoutALogin() throws Exception {
    send("POST", "/old/login", ALI);
    assertThat(send("PUT", "/new/theme/dark", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", "/new/user", "").body()).contains("ali@example.com");
    send("POST", "/new/logout", "");
    assertThat(send("GET", "/new/user", "").statusCode()).isEqualTo(401); // for good
    assertThat(send("GET", "/old/user", "").statusCode()).isEqualTo(401);
  }
}
