package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Outside JAX-RS: handshakes, logins elsewhere, an application's own tests (point 12). */
class OutsideTest {
  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  private final List<SessionEvent> events = new ArrayList<>();
  private final SessionAuth<Accounts.User> auth =
      Accounts.auth().clock(clock).listeners(events::add).build();

  private Map<String, List<String>> handshake(String origin) {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "ann"));
    return Map.of(
        "cookie", List.of(cookie), "ORIGIN", List.of(origin), "host", List.of("chat.example"));
  }

  @Test
  void aHandshakeFromTheSameOriginHasItsUser() {
    Optional<SessionPrincipal<Accounts.User>> principal =
        auth.authenticate(handshake("https://chat.example"));
    assertThat(principal.orElseThrow().user().name()).isEqualTo("ann");
    assertThat(principal.orElseThrow().getName()).isEqualTo("ann");
    assertThat(principal.orElseThrow().session().started()).isEqualTo(clock.instant());
  }

  @Test
  void aHandshakeFromAnotherOriginHasNoUser() {
    assertThat(auth.authenticate(handshake("https://evil.example"))).isEmpty();
    assertThat(events).last().isInstanceOf(SessionEvent.CrossOriginDenied.class);
  }

  @Test
  void aHandshakeWhoseOriginOrHostSaysNothingHasNoUser() {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "ann"));
    for (String origin : List.of("null", "https://", "chat.example", "://")) {
      for (List<String> host : List.of(List.<String>of(), List.of(""), List.of("null"))) {
        Map<String, List<String>> headers =
            Map.of("Cookie", List.of(cookie), "Origin", List.of(origin), "Host", host);
        assertThat(auth.authenticate(headers)).as(origin + " at " + host).isEmpty();
      }
    }
  }

  @Test
  void aHandshakeNeverRenews() {
    Map<String, List<String>> headers = handshake("https://chat.example");
    clock.advance(Duration.ofMinutes(20));
    assertThat(auth.authenticate(headers)).isPresent();
    clock.advance(Duration.ofMinutes(10));
    assertThat(auth.authenticate(headers)).isEmpty();
    assertThat(events).noneMatch(event -> event instanceof SessionEvent.Renewed);
  }

  @Test
  void nobodyIsLoggedInWithoutACookie() {
    assertThat(auth.authenticate(Map.of())).isEmpty();
  }

  @Test
  void aResolverThatFailsIsNoEmptyAnswer() {
    SessionAuth<String> failing =
        SessionAuth.builder(
                String.class,
                session -> {
                  throw new java.io.IOException("down");
                })
            .keys(KeyRing.ephemeral())
            .build();
    String cookie = LoggedIn.cookie(failing, Map.of("user_id", "ann"));
    assertThatThrownBy(() -> Sessions.authenticate(failing, cookie))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasNoCause();
  }

  @Test
  @Tag("sealed-cookie")
  void issuedLinesLogInAnyClient() {
    try (TestServer server = TestServer.start(Accounts.class, auth);
        Client client =
            ClientBuilder.newClient().register(LoggedIn.as(auth, Map.of("user_id", "ann")))) {
      assertThat(client.target(server.uri()).path("me").request().get(String.class))
          .isEqualTo("ann");
    }
    assertThat(auth.issue(Map.of("user_id", "ann"), Duration.ofDays(1)))
        .singleElement()
        .asString()
        .contains("; Max-Age=86400; ");
    assertThat(LoggedIn.cookie(auth.issue(Map.of("user_id", "ann", "x", "y".repeat(3500)))))
        .contains("; __Host-session.1=");
  }

  @Test
  void aSessionOfAnotherApplicationIsRefused() { // P20
    KeyRing keys = KeyRing.ephemeral();
    SessionAuth<?> shop = Accounts.auth(keys).application("shop").build();
    SessionAuth<?> office = Accounts.auth(keys).application("office").build();
    String cookie = LoggedIn.cookie(shop, Map.of("user_id", "ann"));
    assertThat(Sessions.authenticate(shop, cookie)).isPresent();
    assertThat(Sessions.authenticate(office, cookie)).isEmpty();
  }
}
