package io.github.jaxrssessions.guides.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.testing.LoggedIn;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide about roles says. Ali is an admin and of the staff, Bea a customer. */
class RolesTest {
  private static final SessionAuth<User> AUTH = Roles.auth(KeyRing.ephemeral());
  private static final Site SITE =
      Site.of(new ResourceConfig(Orders.class, Shops.class, Docs.class).register(AUTH));

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static int status(String method, String path, String user) {
    String cookie = user.isEmpty() ? "x=y" : LoggedIn.cookie(AUTH, Map.of("user_id", user));
    return SITE.visitor().send(method, path, "", "Cookie", cookie).statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    // method, path, nobody, Bea, Ali
    "GET, /orders, 401, 403, 200",
    "DELETE, /orders, 401, 403, 204",
    "GET, /orders/prices, 200, 200, 200",
    "POST, /orders/import, 401, 403, 403",
    "GET, /orders/summary, 200, 200, 200",
    "GET, /orders/7, 401, 404, 200", // Ali's own
    "GET, /orders/8, 401, 200, 200", // Bea's
    "GET, /shops/1/till, 401, 403, 200",
    "GET, /shops/1/till/open, 200, 200, 200",
    "GET, /shops/1/safe, 403, 403, 403",
    "GET, /docs/first, 200, 200, 200",
    "GET, /docs/inner/draft, 401, 403, 200",
    "OPTIONS, /orders, 200, 200, 200",
  })
  void ruleDecides(String method, String path, int nobody, int bea, int ali) {
    assertThat(status(method, path, "")).isEqualTo(nobody);
    assertThat(status(method, path, "2")).isEqualTo(bea);
    assertThat(status(method, path, "1")).isEqualTo(ali);
  }

  @Test
  void adminSeesMore() {
    String ali = LoggedIn.cookie(AUTH, Map.of("user_id", "1"));
    assertThat(SITE.visitor().get("/orders/summary", "Cookie", ali).body()).contains("340");
    assertThat(SITE.visitor().get("/orders/summary").body()).isEqualTo("12 orders");
  }
}
