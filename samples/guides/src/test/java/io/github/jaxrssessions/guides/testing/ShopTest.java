package io.github.jaxrssessions.guides.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.testing.AnsweredSession;
import io.github.jaxrssessions.testing.CookieJar;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.LoggedOut;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the HTTP client of the JDK. */
class ShopTest {
  // #region start
  final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T09:00:00Z"));
  final SessionAuth<User> auth = Sessions.settings(KeyRing.ephemeral()).clock(clock).build();
  Site site; // starts a server on a free port, as yours does

  @BeforeEach
  void start() {
    site = Site.of(new ResourceConfig(Shop.class).register(auth));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  // #endregion start

  HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
    return client.send(
        request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
  }

  // #region line
  @Test
  void aUserSeesHerself() throws Exception {
    URI uri = site.address().resolve("/user");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Cookie", LoggedIn.cookie(auth, Map.of("user_id", "2")))
            .build();

    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    assertThat(answer.body()).contains("bea@example.com");
  }

  // #endregion line

  // #region jar
  HttpClient clientOf(String userId) {
    CookieJar jar = CookieJar.of(auth, Map.of("user_id", userId));
    return HttpClient.newBuilder().cookieHandler(jar).build();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(site.address().resolve(path));
  }

  @Test
  void theBasketIsKeptUntilLogout() throws Exception {
    HttpClient bea = clientOf("2");

    send(bea, request("/basket").POST(BodyPublishers.ofString("{\"name\":\"tea\"}")));
    assertThat(send(bea, request("/basket")).body()).contains("tea");

    send(bea, request("/logout").POST(BodyPublishers.noBody()));
    assertThat(send(bea, request("/basket")).statusCode()).isEqualTo(401);
  }

  // #endregion jar

  // #region roles
  @Test
  void ordersAreForAdmins() throws Exception {
    assertThat(send(clientOf("1"), request("/orders")).statusCode()).isEqualTo(200);
    assertThat(send(clientOf("2"), request("/orders")).statusCode()).isEqualTo(403);
  }

  // #endregion roles

  // #region answered
  @Test
  void loginAndLogoutSetAndClear() throws Exception {
    CookieJar jar = CookieJar.empty();
    HttpClient client = HttpClient.newBuilder().cookieHandler(jar).build();
    String form = "{\"email\":\"bea@example.com\",\"password\":\"open sesame\"}";

    HttpResponse<String> login =
        send(client, request("/login").POST(BodyPublishers.ofString(form)));
    Session session = AnsweredSession.of(auth, login).session();
    assertThat(session.text("user_id")).isEqualTo("2");
    assertThat(session.expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));

    HttpResponse<String> logout = send(client, request("/logout").POST(BodyPublishers.noBody()));
    AnsweredSession.of(auth, logout).isCleared();
  }

  @Test
  void aWrongPasswordLeavesTheSessionAsItIs() throws Exception {
    String form = "{\"email\":\"bea@example.com\",\"password\":\"guess\"}";

    HttpResponse<String> answer =
        send(clientOf("2"), request("/login").POST(BodyPublishers.ofString(form)));

    assertThat(answer.statusCode()).isEqualTo(401);
    AnsweredSession.of(auth, answer).isUntouched();
  }

  // #endregion answered

  // #region clock
  @Test
  void halfAnHourOfNothingLogsOut() throws Exception {
    HttpClient bea = clientOf("2");

    clock.advance(Duration.ofMinutes(20));
    HttpResponse<String> used = send(bea, request("/user"));
    AnsweredSession.of(auth, used).isSet(); // renewed: 30 minutes from here

    clock.advance(Duration.ofMinutes(29));
    assertThat(send(bea, request("/user")).statusCode()).isEqualTo(200);

    clock.advance(Duration.ofMinutes(30));
    assertThat(send(bea, request("/user")).statusCode()).isEqualTo(401);
  }

  // #endregion clock

  @Test
  void aClockForTheRestOfTheApplication() {
    // #region zone
    java.time.Clock javas = clock.withZone(ZoneOffset.UTC);
    // #endregion zone
    clock.advance(Duration.ofDays(1));
    assertThat(LocalDate.now(javas)).isEqualTo("2030-01-02");
  }

  // #region remembered
  @Test
  void aMonthLaterSheIsStillSignedIn() throws Exception {
    CookieJar jar = CookieJar.of(auth.issue(Map.of("user_id", "2"), Duration.ofDays(30)));
    HttpClient bea = HttpClient.newBuilder().cookieHandler(jar).build();

    clock.advance(Duration.ofDays(29));
    assertThat(send(bea, request("/user")).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofDays(1));
    assertThat(send(bea, request("/user")).statusCode()).isEqualTo(401);
  }

  // #endregion remembered

  @Test
  void nothingIsOpen() {
    // #region open
    LoggedOut.isRefused(site.address().resolve("/user"));
    // #endregion open
  }
}
