package io.github.jaxrssessions.guides.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.LoggedIn;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the guide says about server-sent events. */
@Timeout(60)
class NewsTest {
  private static final HttpServer SERVER =
      GrizzlyHttpServerFactory.createHttpServer(
          URI.create("http://127.0.0.1:0/"), new ResourceConfig(News.class).register(Live.auth()));
  private static final URI ADDRESS =
      URI.create("http://127.0.0.1:" + SERVER.getListener("grizzly").getPort() + "/");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterAll
  static void close() {
    SERVER.shutdownNow();
  }

  private static HttpResponse<InputStream> stream(String path, String cookie) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(ADDRESS.resolve(path))
            .header("Cookie", cookie)
            .header("Accept", "text/event-stream")
            .build();
    return CLIENT.send(request, BodyHandlers.ofInputStream());
  }

  private static int status(String method, String path, String cookie) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(ADDRESS.resolve(path))
            .header("Cookie", cookie)
            .method(method, BodyPublishers.noBody())
            .build();
    return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static BufferedReader lines(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  @Test
  void sessionIsWrittenBeforeTheStreamBegins() throws Exception {
    String cookie = LoggedIn.cookie(Live.auth(), Map.of("user_id", "1"));
    HttpResponse<InputStream> answer = stream("/news", cookie);
    try (BufferedReader lines = lines(answer)) {
      assertThat(lines.readLine()).isEqualTo("data: Hello, ali@example.com");
      String after = LoggedIn.cookie(answer.headers().allValues("Set-Cookie"));
      assertThat(status("GET", "/news/listened", after)).isEqualTo(200);
    }
  }

  @Test
  void nobodyGetsNoStream() throws Exception {
    assertThat(stream("/news", "x=y").statusCode()).isEqualTo(401);
  }

  @Test
  void logoutClosesTheStream() throws Exception {
    assertClosedBy("/news/logout");
  }

  @Test
  void endOfAllClosesTheStream() throws Exception {
    assertClosedBy("/news/logout/everywhere");
  }

  private static void assertClosedBy(String logout) throws Exception {
    String cookie = LoggedIn.cookie(Live.auth(), Map.of("user_id", "2"));
    HttpResponse<InputStream> answer = stream("/news/kept", cookie);
    try (BufferedReader lines = lines(answer)) {
      assertThat(lines.readLine()).isEqualTo("data: Hello, bea@example.com");
      assertThat(status("POST", logout, cookie)).isEqualTo(204);
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isNull(); // the end
    }
  }
}
