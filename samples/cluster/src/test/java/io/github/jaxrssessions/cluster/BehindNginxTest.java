package io.github.jaxrssessions.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.contract.RawHttp;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sealed cookies through a real nginx, and the settings that the guide about proxies shows. */
class BehindNginxTest {
  private static final java.nio.file.Path SETTINGS =
      java.nio.file.Path.of("src/test/resources/nginx.conf");
  private static final String[] DEFAULTS = {};
  // What is set beside the user, so that the cookies weigh what the tests say.
  private static final int TEXT_OF_2900 = 2043;
  private static final int TEXT_OF_4500 = 3220;
  private static final int TEXT_OF_14000 = 10_309;

  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    server = Server.start(0, application(6000));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ResourceConfig application(int budget) {
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> User.byName(session.text("user")))
            .keys(KeyRing.ephemeral())
            .sizeBudget(budget)
            .build();
    return new ResourceConfig().register(auth).register(Logins.class);
  }

  /** Sets sessions of any size. */
  @Path("/")
  public static final class Logins {
    @POST
    @Path("login")
    @PermitAll
    public void login(String text, @Context SessionWriter session) {
      session.set(Map.of("user", "ann", "text", text));
    }

    @GET
    @Path("user")
    public String user(@Context User user) {
      return user.name();
    }
  }

  // --- the size of a session ---

  @Test
  void sessionOf2900BytesPassesAtTheDefaults() throws Exception {
    try (Nginx nginx = Nginx.before(server.address(), DEFAULTS)) {
      assertPasses(nginx, TEXT_OF_2900, 2900);
    }
  }

  @Test
  void largerSessionIsA502AtTheDefaults() throws Exception {
    try (Nginx nginx = Nginx.before(server.address(), DEFAULTS)) {
      assertThat(login(new Browser(nginx.address()), TEXT_OF_4500).status()).isEqualTo(502);
    }
  }

  @Test
  void largerSessionPassesWithTheTwoLinesOfThePage() throws Exception {
    try (Nginx nginx = Nginx.before(server.address(), settings("answers"))) {
      assertPasses(nginx, TEXT_OF_4500, 4500);
    }
  }

  @Test
  void raisedBudgetNeedsLongerHeadersOfRequests() throws Exception {
    String answers = settings("answers");
    try (Server raised = Server.start(0, application(15_000))) {
      try (Nginx nginx = Nginx.before(raised.address(), answers)) {
        Browser browser = new Browser(nginx.address());
        assertThat(login(browser, TEXT_OF_14000).status()).isEqualTo(204);
        assertThat(browser.get("/user").status()).isEqualTo(400);
      }
      String requests = settings("requests");
      try (Nginx nginx = Nginx.before(raised.address(), answers, requests)) {
        assertPasses(nginx, TEXT_OF_14000, 14_000);
      }
    }
  }

  // --- the name of the site ---

  @Test
  void ownFormsAreRefusedWhereTheNameIsLost() throws Exception {
    try (Nginx nginx = Nginx.before(server.address(), DEFAULTS)) {
      assertThat(form(nginx, "shop.example", "http://shop.example")).isEqualTo(403);
      assertThat(form(nginx, "shop.example", "http://shop.example", "Sec-Fetch-Site: same-origin"))
          .isEqualTo(204);
    }
  }

  @Test
  void ownFormsPassWithTheNameOfTheSite() throws Exception {
    try (Nginx nginx = Nginx.before(server.address(), settings("host"))) {
      assertThat(form(nginx, "shop.example", "http://shop.example")).isEqualTo(204);
      assertThat(form(nginx, "shop.example:8443", "https://shop.example:8443")).isEqualTo(204);
      assertThat(form(nginx, "shop.example", "http://other.example")).isEqualTo(403);
    }
  }

  @Test
  void hostOfNginxLeavesOutThePort() throws Exception {
    try (Nginx nginx = Nginx.before(server.address(), "proxy_set_header Host $host;")) {
      assertThat(form(nginx, "shop.example", "http://shop.example")).isEqualTo(204);
      assertThat(form(nginx, "shop.example:8443", "https://shop.example:8443")).isEqualTo(403);
    }
  }

  @Test
  void forwardedHeadersMakeNoOriginTheSitesOwn() throws Exception {
    String[] forwarded = {
      "X-Forwarded-Host: other.example",
      "X-Forwarded-Proto: http",
      "X-Forwarded-Port: 80",
      "Forwarded: host=other.example;proto=http"
    };
    try (Nginx nginx = Nginx.before(server.address(), settings("host"))) {
      assertThat(form(nginx, "shop.example", "http://other.example", forwarded)).isEqualTo(403);
      assertThat(form(nginx, "shop.example", "http://shop.example", forwarded)).isEqualTo(204);
    }
  }

  private static void assertPasses(Nginx nginx, int text, int weight) {
    Browser browser = new Browser(nginx.address());
    assertThat(login(browser, text).status()).isEqualTo(204);
    assertThat(browser.cookieLine().length()).isBetween(weight - 10, weight);
    assertThat(browser.get("/user").body()).isEqualTo("ann");
  }

  private static Reply login(Browser browser, int text) {
    return browser.post("/login", "x".repeat(text), "Content-Type", "text/plain");
  }

  /** The status of a login by a form that a page of this origin sends. */
  private static int form(Nginx nginx, String host, String origin, String... more) {
    List<String> headers = new ArrayList<>(List.of("Host: " + host, "Origin: " + origin));
    headers.addAll(List.of(more));
    return RawHttp.sendTo(nginx.address(), "POST", "/login", headers.toArray(String[]::new))
        .status();
  }

  /** The lines of a region, as the guide shows them. */
  private static String settings(String region) throws IOException {
    String after = Files.readString(SETTINGS).split("# #region " + region + "\n", 2)[1];
    return after.split("# #endregion " + region, 2)[0];
  }
}
