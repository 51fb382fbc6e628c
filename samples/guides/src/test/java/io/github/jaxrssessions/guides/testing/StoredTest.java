package io.github.jaxrssessions.guides.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.CookieJar;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** Two nodes with a store, in one test. */
class StoredTest {

  // #region nodes
  @Test
  void endingAUsersSessionsHoldsOnBothNodes() throws Exception {
    KeyRing keys = KeyRing.ephemeral();
    SessionStore store = new MemorySessionStore(1_000);
    SessionAuth<User> one = Sessions.settings(keys).store(store).build();
    SessionAuth<User> two = Sessions.settings(keys).store(store).build();
    CookieJar jar = CookieJar.of(one, Map.of("user_id", "2"));

    try (Site there = Site.of(new ResourceConfig(Shop.class).register(two))) {
      assertThat(user(there, jar)).isEqualTo(200);
      one.endAll("2");
      assertThat(user(there, jar)).isEqualTo(401);
    }
  }

  // #endregion nodes

  private static int user(Site site, CookieJar jar) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(site.address().resolve("/user")).build();
    HttpClient client = HttpClient.newBuilder().cookieHandler(jar).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
