package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.CookieJar;
import io.github.jaxrssessions.testing.LoggedIn;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests of an application's tests: logged in without a login, and with a jar. */
class CookieJarTest {
  private final SessionAuth<Accounts.User> auth = Accounts.auth().build();
  private final TestServer server = TestServer.start(Accounts.class, auth);

  @AfterEach
  void stop() {
    server.close();
  }

  private int status(HttpClient client, String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri().resolve(path))
            .header("Content-Type", "text/plain")
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("x".repeat(3500)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static HttpClient http(CookieJar jar) {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(jar).build();
  }

  @Test
  void aHostCookieGoesOverPlainHttp() throws Exception {
    CookieJar jar = CookieJar.of(auth, Map.of("user_id", "ann"));

    assertThat(jar.cookies()).containsOnlyKeys("__Host-session");
    assertThat(status(http(jar), "GET", "/me")).isEqualTo(200);
    assertThat(status(http(CookieJar.empty()), "GET", "/me")).isEqualTo(401);
  }

  @Test
  void loginAndLogoutFillAndEmptyTheJar() throws Exception {
    CookieJar jar = CookieJar.empty();
    HttpClient client = http(jar);

    assertThat(status(client, "POST", "/login/ann")).isEqualTo(200);
    CookieJar copy = jar.copy();
    assertThat(status(client, "GET", "/me")).isEqualTo(200);
    assertThat(status(client, "POST", "/logout")).isEqualTo(204);

    assertThat(jar.cookies()).isEmpty();
    assertThat(jar.cookie()).isEmpty();
    assertThat(status(client, "GET", "/me")).isEqualTo(401);
    assertThat(copy.cookies()).isNotEmpty();
    assertThat(status(http(copy), "GET", "/me")).as("a copy of an ended session").isEqualTo(401);
  }

  @Test
  @Tag("sealed-cookie")
  void splitSessionsAreKeptWholeAndExpireWhole() throws Exception {
    CookieJar jar = CookieJar.of(auth, Map.of("user_id", "ann"));
    HttpClient client = http(jar);

    assertThat(status(client, "POST", "/note")).isEqualTo(204);
    assertThat(jar.cookies()).containsOnlyKeys("__Host-session", "__Host-session.1");
    assertThat(status(client, "GET", "/note")).isEqualTo(200);
    assertThat(status(client, "POST", "/login/ann")).isEqualTo(200);
    assertThat(jar.cookies()).containsOnlyKeys("__Host-session");
  }

  @Test
  void aJaxRsClientKeepsWhatAnswersSet() {
    CookieJar jar = CookieJar.empty();
    try (Client client = ClientBuilder.newClient().register(jar)) {
      assertThat(post(client, "login/ann")).isEqualTo(200);
      assertThat(client.target(server.uri()).path("me").request().get(String.class))
          .isEqualTo("ann");
      assertThat(post(client, "logout")).isEqualTo(204);
      assertThat(get(client, "me", "x")).isEqualTo(401);
    }
    assertThat(jar.cookies()).isEmpty();
  }

  private int post(Client client, String path) {
    try (Response answer =
        client.target(server.uri()).path(path).request().post(Entity.text("x"))) {
      return answer.getStatus();
    }
  }

  private int get(Client client, String path, String own) {
    try (Response answer =
        client.target(server.uri()).path(path).request().cookie("lang", own).get()) {
      return answer.getStatus();
    }
  }

  @Test
  void aRequestsOwnCookiesGoBesideTheSession() throws Exception {
    Object ann = Map.of("user_id", "ann");
    try (Client jar = ClientBuilder.newClient().register(CookieJar.of(auth, ann));
        Client filter = ClientBuilder.newClient().register(LoggedIn.as(auth, ann))) {
      assertThat(get(jar, "me", "en")).isEqualTo(200);
      assertThat(get(filter, "me", "en")).isEqualTo(200);
    }
    HttpClient client = http(CookieJar.of(auth, ann));
    assertThat(status(client, "GET", "/me", "Cookie", "lang=en")).isEqualTo(200);
  }

  @Test
  void aCookieLineLogsInAnyClient() throws Exception {
    String line = LoggedIn.cookie(auth, Map.of("user_id", "ann"));

    assertThat(status(http(CookieJar.empty()), "GET", "/me", "Cookie", line)).isEqualTo(200);
    assertThat(LoggedIn.cookie(auth.issue(Map.of("user_id", "ann"), Duration.ofDays(30))))
        .startsWith("__Host-session=")
        .doesNotContain("Max-Age");
  }

  @Test
  void theLastLineOfANameCounts() {
    assertThat(LoggedIn.cookie(List.of("a=1; Path=/", "b=2; max-age=5", "a=; Max-Age=0")))
        .isEqualTo("b=2");
    assertThat(LoggedIn.cookie(List.of("a=; Max-Age=0", "a=3=3; Max-Age = x; Max-Age=7")))
        .isEqualTo("a=3=3");
    assertThat(LoggedIn.cookie(List.of("a=1; Max-Age=-1"))).isEmpty();
  }

  @Test
  void noValueIsShown() {
    CookieJar jar = CookieJar.of(List.of("a=hidden", "b=secret"));

    assertThat(jar).hasToString("CookieJar[a, b]");
    assertThat(Arrays.toString(jar.cookies().keySet().toArray())).isEqualTo("[a, b]");
  }

  @Test
  void headersOfOtherNamesAreNotKept() {
    CookieJar jar = CookieJar.empty();
    jar.put(URI.create("http://x/"), Map.of("set-cookie", List.of("a=1"), "X", List.of("b=2")));

    assertThat(jar.cookies()).containsOnlyKeys("a");
    assertThat(jar.get(URI.create("http://x/"), Map.of()))
        .isEqualTo(Map.of("Cookie", List.of("a=1")));
  }
}
