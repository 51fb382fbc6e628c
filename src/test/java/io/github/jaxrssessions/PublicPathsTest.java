package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.RawHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that need no login, over HTTP: point 5 and P17. */
class PublicPathsTest {
  private static final String[] PATTERNS = {
    "/openapi.json",
    "/users/me",
    "/users/*/posts",
    "/docs/**",
    "/login",
    "/declared/x",
    "/files/a/edit",
    "/probe"
  };

  private static TestServer server;
  private static TestServer api;

  @BeforeAll
  static void start() {
    server = started("/");
    api = started("/api");
  }

  private static TestServer started(String applicationPath) {
    return TestServer.startAt(
        applicationPath,
        Publics.Root.class,
        Publics.People.class,
        Publics.Docs.class,
        Publics.Admin.class,
        Publics.Implemented.class,
        Accounts.auth().publicPaths(PATTERNS).build());
  }

  @AfterAll
  static void stop() {
    server.close();
    api.close();
  }

  /** The method that answered, or the status where none did. */
  private static String answer(TestServer at, String target) {
    Browser.Reply reply = RawHttp.get(at.uri(), target);
    return reply.status() == 200 ? reply.body() : String.valueOf(reply.status());
  }

  private static int status(String method, String target) {
    return RawHttp.send(server.uri(), method, target).status();
  }

  @ParameterizedTest(name = "GET {0}: {1}")
  @CsvSource({
    "/openapi.json, json",
    "/openapi.yaml, 401",
    "/openapi.json?x=1, json",
    "/users/me, one",
    "/users/you, 401",
    "/users, 401",
    "/users/me/posts, posts",
    "/users/5/posts, posts",
    "/docs, index",
    "/docs/, index",
    "/docs/a, docs",
    "/docs/a/b/c.js, docs",
    "/login, login",
    "/declared/x, declared",
    "/declared/y, 401",
    "/files/a/edit, edit",
    "/files/a/b/edit, 401",
    "/, 401",
    "/user, 401",
    "/admin, 401",
    "/admin/login, 401",
    "/admin/login-audit, 401",
  })
  void patternFitsTheRequestAndTheTemplate(String path, String answer) {
    assertThat(answer(server, path)).isEqualTo(answer);
    assertThat(answer(api, "/api" + path)).isEqualTo(answer);
  }

  @Test
  void everyMethodOfAPublicPathIsOpenAndHeadOnlyAsItsGet() {
    assertThat(status("POST", "/login")).isEqualTo(200);
    assertThat(status("HEAD", "/login")).isEqualTo(200);
    assertThat(status("OPTIONS", "/user")).isEqualTo(200);
    assertThat(status("HEAD", "/user")).isEqualTo(401);
    assertThat(status("HEAD", "/probe")).isEqualTo(204);
    assertThat(status("GET", "/probe")).isEqualTo(401); // @DenyAll
  }

  @Test
  void annotationIsBeforeAnyPattern() {
    assertThat(status("GET", "/docs/inner/drafts")).isEqualTo(401);
    Browser browser = server.browser();
    browser.jar().put("__Host-session", "x");
    assertThat(browser.get("/docs/inner/drafts").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "login, /login, OPEN",
    "user, /login, LOGIN",
    "user, /docs/a, LOGIN",
    "openapi, /openapi.json, OPEN",
    "openapi, /docs/openapi.json, LOGIN",
  })
  void pathThatFitsOpensNoMethodOfAnotherTemplate(String method, String path, Access.Kind kind)
      throws Exception { // P17: as on a runtime that matches what it was not sent
    SessionAuth<?> auth = Accounts.auth().publicPaths(PATTERNS).build();
    Class<?>[] parameters =
        method.equals("openapi") ? new Class<?>[] {String.class} : new Class<?>[0];
    assertThat(
            auth.access(Publics.Root.class, Publics.Root.class.getMethod(method, parameters), path)
                .kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/{page}", "/**", "/login", "/login/**"})
  void patternMayBeginWithAnySegment(String pattern) throws Exception {
    SessionAuth<?> auth = Accounts.auth().publicPaths(pattern).build();
    assertThat(
            auth.access(Publics.Root.class, Publics.Root.class.getMethod("login"), "/login").kind())
        .isEqualTo(Access.Kind.OPEN);
  }

  /** What is sent is sent as it stands. 404: the runtime matched nothing. */
  @ParameterizedTest(name = "GET {0}: {1}")
  @CsvSource({
    "/login/, login",
    "/login;x, login",
    "/login;x=1/, login",
    "//login, 404",
    "/login//, 404",
    "/%6cogin, 404",
    "/LOGIN, 404",
    "/login.json, 404",
    "/./login, 404",
    "/login%2F, 404",
    "/login%3Bx, 404",
    "/login%00, 404",
    "/login/../user, 404",
    "/login/%2e%2e/user, 404",
    "/login/..;/user, 404",
    "/login;x/../user, 404",
    "/login/../admin/login-audit, 404",
    "/admin/../login, 404",
    "/user;/login, 404",
    "/user;x=/login, 404",
    "/user;login, 401",
    "/user/, 401",
    "/user?/login, 401",
    "/users/..%2Flogin, 401",
    "/users/..%2Fuser, 401",
    "/users/m%65, one",
    "/users/me%2F, 401",
    "/users/me;x, one",
    "/users/you;/me, 404",
    "/users/;me, 401",
    "/users/..%2Fme/posts, 401",
    "/docs/../admin, 401",
    "/docs/%2e%2e/admin, 401",
    "/docs/..%2fadmin, 401",
    "/docs/..;/admin, 401",
    "/docs/./a, 401",
    "/docs//admin, 401",
    "/docs/a//, 401",
    "/docs/..%5Cadmin, 401",
    "/docs%2Fa, 404",
    "/docs;x/a, docs",
    "/docs/;x, index",
    "/docsx, 404",
    "/openapi%2Ejson, 404",
    "/openapi.json%2F, 404",
    "/openapi.json;.yaml, json",
    "/openapi.yaml;.json, 401",
    "/openapi.yaml%3B.json, 404",
    "/openapi.yaml/../openapi.json, 404",
  })
  void noSpellingOfAPublicPathOpensAnotherMethod(String target, String answer) { // P17
    assertThat(answer(server, target)).isEqualTo(answer);
    if (!target.matches(".*%(2F|2f|5C|00).*")) { // these fail in Grizzly, below any root
      assertThat(answer(api, "/api" + target)).isEqualTo(answer);
    }
  }
}
