package io.github.jaxrssessions.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.glassfish.jersey.test.DeploymentContext;
import org.glassfish.jersey.test.grizzly.GrizzlyTestContainerFactory;
import org.glassfish.jersey.test.spi.TestContainer;
import org.junit.jupiter.api.Test;

/** The README's example, which the site's tools cut from this package, works. */
class ReadmeTest {
  @Test
  void theReadmesApplicationLogsInAndOut() throws Exception {
    TestContainer server =
        new GrizzlyTestContainerFactory()
            .create(
                URI.create("http://127.0.0.1:0/"),
                DeploymentContext.builder(Accounts.application()).build());
    server.start();
    try {
      URI site = server.getBaseUri();
      assertThat(send(site, "GET", "user", "", "").statusCode()).isEqualTo(401);
      assertThat(login(site, "wrong").statusCode()).isEqualTo(401);
      HttpResponse<String> login = login(site, "open sesame");
      String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      assertThat(send(site, "GET", "user", "", cookie).body()).contains("ali@example.com");
      assertThat(send(site, "POST", "logout", "", cookie).statusCode()).isEqualTo(204);
      assertThat(send(site, "GET", "user", "", cookie).statusCode()).isEqualTo(401);
    } finally {
      server.stop();
    }
  }

  private static HttpResponse<String> login(URI site, String password) throws Exception {
    String body = "{\"email\":\"ali@example.com\",\"password\":\"" + password + "\"}";
    return send(site, "POST", "login", body, "");
  }

  private static HttpResponse<String> send(
      URI site, String method, String path, String body, String cookie) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
