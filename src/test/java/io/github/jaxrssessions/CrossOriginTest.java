package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.contract.RawHttp;
import io.github.jaxrssessions.testing.LoggedIn;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unsafe requests from other origins, over HTTP: point 9. */
class CrossOriginTest {
  private static final String[] FOREIGN = {"Sec-Fetch-Site", "cross-site"};

  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();

  private SessionAuthBuilder<Accounts.User> auth() {
    return Accounts.auth().listeners(events::add);
  }

  /** What a page of another origin would like to call. */
  @Path("shop")
  @PermitAll
  public static class Shop {
    @GET
    public String get() {
      return "get";
    }

    @POST
    public String post(@Context SessionWriter session) {
      session.clear();
      return "post";
    }

    @PUT
    public String put() {
      return "put";
    }

    @DELETE
    public String delete() {
      return "delete";
    }

    @POST
    @Path("call%20back")
    public String callback() {
      return "callback";
    }

    @PUT
    @Path("call%20back")
    public String put(String body) {
      return "put back";
    }
  }

  @Test
  void foreignRequestsAreRefusedAlikeWithAndWithoutASession() {
    SessionAuth<?> auth = auth().build();
    try (TestServer server = TestServer.start(Shop.class, Accounts.class, auth)) {
      Browser ann = server.browser();
      ann.post("/login/ann", "");
      events.clear();
      List<Reply> replies =
          List.of(
              server.browser().post("/shop", "", FOREIGN),
              ann.post("/shop", "", FOREIGN),
              ann.post("/shop", "", "Origin", "https://evil.example"),
              ann.post("/shop", "", "Origin", "null"),
              ann.send("DELETE", "/shop", "", FOREIGN),
              ann.post("/nowhere", "", FOREIGN));
      assertThat(replies)
          .allSatisfy(
              reply -> {
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.body())
                    .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                            + "\"detail\":\"The request came from another origin.\"}");
                assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
                assertThat(reply.all("Vary")).isEmpty(); // nothing was opened
                assertThat(reply.setCookies()).isEmpty();
              });
      assertThat(events).hasSize(6).hasOnlyElementsOfType(SessionEvent.CrossOriginDenied.class);
      assertThat(ann.get("/shop", FOREIGN).status()).isEqualTo(200);
      assertThat(ann.get("/me").body()).isEqualTo("ann");
    }
  }

  @Test
  void forgedLoginIsRefused() {
    try (TestServer server = TestServer.start(Accounts.class, auth().build())) {
      Browser victim = server.browser();
      assertThat(victim.post("/login/eve", "", FOREIGN).status()).isEqualTo(403);
      assertThat(victim.jar()).isEmpty();
      String own = "http://" + server.uri().getAuthority();
      assertThat(victim.post("/login/ann", "", "Origin", own).status()).isEqualTo(200);
      assertThat(victim.jar()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site: same-origin, 200",
    "Sec-Fetch-Site: none, 200",
    "Sec-Fetch-Site: same-site, 403",
    "sec-fetch-SITE: cross-site, 403",
    "oRIGIN: https://evil.example, 403",
    "Origin: https://trusted.example, 200",
    "Origin: https://shop.example, 200",
    "X-Other: x, 200",
    "'Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: same-origin', 403",
    "'Sec-Fetch-Site: same-origin, same-origin', 403",
    "'Origin: https://shop.example\r\nOrigin: https://shop.example', 403",
    "'Origin: https://trusted.example\r\nOrigin: https://evil.example', 403",
    "'Origin: https://trusted.example, https://evil.example', 403",
  })
  void headersCountAsTheyCome(String lines, int status) {
    SessionAuth<?> auth = auth().trustedOrigins("https://trusted.example").build();
    try (TestServer server = TestServer.start(Shop.class, auth)) {
      assertThat(
              RawHttp.sendTo(server.uri(), "POST", "/shop", "Host: shop.example", lines).status())
          .isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api"})
  void crossOriginPathIsRelativeAndAsReceived(String application) {
    SessionAuth<?> auth = auth().crossOriginPaths("/shop/call%20back").build();
    try (TestServer server = TestServer.startAt(application, Shop.class, auth)) {
      String base = application.equals("/") ? "" : application;
      assertThat(foreign(server, base + "/shop/call%20back")).isEqualTo(200);
      assertThat(foreign(server, base + "/shop/call%20back?code=1")).isEqualTo(200);
      assertThat(foreign(server, base + "/shop/call%20back/")).isEqualTo(403);
      assertThat(foreign(server, base + "/shop/call%20back;x")).isEqualTo(403);
      assertThat(foreign(server, base + "/shop/c%61ll%20back")).isEqualTo(403);
      assertThat(foreign(server, base + "/shop")).isEqualTo(403);
    }
  }

  private static int foreign(TestServer server, String target) {
    return RawHttp.send(server.uri(), "POST", target, "Sec-Fetch-Site: cross-site").status();
  }

  /** Makes another method, or another path, of a request: what an override header asks for. */
  @PreMatching
  public static class Overriding implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String method = request.getHeaderString("X-Method");
      if (method != null) {
        request.setMethod(method);
      }
      String path = request.getHeaderString("X-Path");
      if (path != null) {
        request.setRequestUri(request.getUriInfo().getBaseUri().resolve(path));
      }
    }
  }

  @Test
  void methodThatAFilterMadeIsGuardedToo() {
    SessionAuth<?> auth = auth().crossOriginPaths("/shop/call%20back").build();
    try (TestServer server = TestServer.start(Shop.class, Overriding.class, auth)) {
      Browser browser = server.browser();
      String[] asDelete = {"Sec-Fetch-Site", "cross-site", "X-Method", "DELETE"};
      Reply refused = browser.get("/shop", asDelete);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).contains("another origin");
      assertThat(browser.get("/shop", "X-Method", "DELETE").body()).isEqualTo("delete");
      assertThat(browser.post("/shop", "", "Sec-Fetch-Site", "cross-site", "X-Method", "GET"))
          .satisfies(reply -> assertThat(reply.status()).isEqualTo(403)); // as received
      // no path is exempt from that, and none is that a filter made
      String[] put = {"Sec-Fetch-Site", "cross-site", "X-Method", "PUT"};
      assertThat(browser.post("/shop/call%20back", "", put).status()).isEqualTo(403);
      String[] moved = {"Sec-Fetch-Site", "cross-site", "X-Path", "shop/call%20back"};
      assertThat(browser.post("/shop", "", moved).status()).isEqualTo(403);
    }
  }

  @Test
  void reportOnlyTellsAndLetsPass() {
    SessionAuth<?> auth = auth().crossOriginReportOnly().build();
    try (TestServer server = TestServer.start(Shop.class, auth)) {
      assertThat(server.browser().send("PUT", "/shop", "", "Origin", "null").body())
          .isEqualTo("put");
      assertThat(events)
          .containsExactly(new SessionEvent.CrossOriginDenied("PUT", List.of("null"), false));
    }
  }

  @Test
  void guardThatIsOffTellsNothing() {
    SessionAuth<?> auth = auth().insecureWithoutCrossOriginGuard().build();
    try (TestServer server = TestServer.start(Shop.class, auth)) {
      assertThat(server.browser().send("PUT", "/shop", "", FOREIGN).body()).isEqualTo("put");
      assertThat(events).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: {1}: user {2}")
  @CsvSource({
    "Sec-Fetch-Site, same-origin, true",
    "sec-fetch-site, cross-site, false",
    "SEC-FETCH-SITE, same-site, false",
    "oRiGiN, https://shop.example, true",
    "ORIGIN, https://evil.example, false",
    "origin, null, false",
    "origin, https://trusted.example, true",
    "x-other, x, true",
  })
  void authenticateTakesARequestAsAnUnsafeOne(String name, String value, boolean user) {
    SessionAuth<Accounts.User> auth = auth().trustedOrigins("https://trusted.example").build();
    Map<String, List<String>> headers =
        Map.of(
            "COOKIE",
            List.of(LoggedIn.cookie(auth, Map.of("user_id", "ann"))),
            "hOsT",
            List.of("shop.example"),
            name,
            List.of(value));
    assertThat(auth.authenticate(headers).map(p -> p.user().name()).isPresent()).isEqualTo(user);
    assertThat(events)
        .filteredOn(SessionEvent.CrossOriginDenied.class::isInstance)
        .hasSize(user ? 0 : 1);
  }

  @Test
  void pathsThatTakeAnyOriginAreNoneOfAuthenticates() {
    SessionAuth<Accounts.User> auth = auth().crossOriginPaths("/").build();
    Map<String, List<String>> headers =
        Map.of(
            "Cookie", List.of(LoggedIn.cookie(auth, Map.of("user_id", "ann"))),
            "Sec-Fetch-Site", List.of("cross-site"));
    assertThat(auth.authenticate(headers)).isEmpty();
  }
}
