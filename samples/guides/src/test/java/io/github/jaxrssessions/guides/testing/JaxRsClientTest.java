package io.github.jaxrssessions.guides.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.testing.AnsweredSession;
import io.github.jaxrssessions.testing.CookieJar;
import io.github.jaxrssessions.testing.LoggedIn;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the client of JAX-RS. */
class JaxRsClientTest {
  final SessionAuth<User> auth = Sessions.settings(KeyRing.ephemeral()).build();
  final Site site = Site.of(new ResourceConfig(Shop.class).register(auth));

  @AfterEach
  void stop() {
    site.close();
  }

  // #region filter
  @Test
  void aUserSeesHerself() {
    Map<String, String> bea = Map.of("user_id", "2");
    try (Client client = ClientBuilder.newClient().register(LoggedIn.as(auth, bea))) {
      String user = client.target(site.address()).path("user").request().get(String.class);

      assertThat(user).contains("bea@example.com");
    }
  }

  // #endregion filter

  // #region jar
  @Test
  void aLogoutHolds() {
    CookieJar jar = CookieJar.of(auth, Map.of("user_id", "2"));
    try (Client client = ClientBuilder.newClient().register(jar)) {
      try (Response logout =
          client.target(site.address()).path("logout").request().post(Entity.json(""))) {
        AnsweredSession.of(auth, logout).isCleared();
      }
      try (Response after = client.target(site.address()).path("user").request().get()) {
        assertThat(after.getStatus()).isEqualTo(401);
      }
    }
  }

  // #endregion jar
}
