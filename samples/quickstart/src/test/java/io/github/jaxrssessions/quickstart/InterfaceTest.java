package io.github.jaxrssessions.quickstart;

import static io.github.jaxrssessions.quickstart.Visitor.JSON;
import static io.github.jaxrssessions.quickstart.Visitor.body;
import static io.github.jaxrssessions.quickstart.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.testing.AnsweredSession;
import io.github.jaxrssessions.testing.CookieJar;
import io.github.jaxrssessions.testing.LoggedOut;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quickstart's HTTP interface, row by row and status by status. */
class InterfaceTest {
  private static final String PASSWORD = "correct horse";

  @TempDir static Path folder;
  // #region start
  private static final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  private static Server server;
  private static User ada;

  @BeforeAll
  static void start() throws Exception {
    server = Server.start(0, folder, clock);
    ada = user("Ada", "ada@example.com"); // the first is the administrator
  }

  // #endregion start

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor visitor() {
    return new Visitor(server.address());
  }

  private static User user(String name, String email) throws SQLException {
    return server.users().add(name, email, PASSWORD).orElseThrow();
  }

  // #region as
  /** Somebody who is logged in, without a login request. */
  private static Visitor as(User user) {
    Map<String, String> data = Map.of("user_id", user.id());
    return new Visitor(server.address(), CookieJar.of(server.auth(), data));
  }

  private static AnsweredSession session(HttpResponse<?> answer) {
    return AnsweredSession.of(server.auth(), answer);
  }

  // #endregion as

  // --- POST /signup ---

  @Test
  void signupMakesTheUserAndLogsIn() {
    Visitor visitor = visitor();

    HttpResponse<String> answer = visitor.signUp("Grace", " Grace@Example.com ");

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode user = body(answer);
    assertThat(user.fieldNames()).toIterable().containsExactly("id", "name", "email");
    assertThat(user.get("name").asText()).isEqualTo("Grace");
    assertThat(user.get("email").asText()).isEqualTo("grace@example.com");
    assertThat(session(answer).session().text("user_id")).isEqualTo(user.get("id").asText());
    assertThat(body(visitor.get("/user"))).isEqualTo(user);
  }

  @Test
  void takenEmailIsRefused() throws SQLException {
    user("First", "taken@example.com");

    HttpResponse<String> answer = visitor().signUp("Second", "TAKEN@example.com");

    assertProblem(answer, 409, "email");
    session(answer).isUntouched();
  }

  @Test
  void ofManySignupsAtOnceOneIsTaken() {
    List<Integer> statuses =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i -> visitor().signUp("Twin", "twin@example.com").statusCode())
            .toList();

    assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name     | {'email':'a@b.c','password':'12345678'}",
        "name     | {'name':null,'email':'a@b.c','password':'12345678'}",
        "name     | {'name':'  ','email':'a@b.c','password':'12345678'}",
        "name     | {'name':'x\\u0000','email':'a@b.c','password':'12345678'}",
        "name     | {'name':'x\\ud800','email':'a@b.c','password':'12345678'}",
        "name     | {'name':5,'email':'a@b.c','password':'12345678'}",
        "name     | {'name':true,'email':'a@b.c','password':'12345678'}",
        "name     | {'name':['x'],'email':'a@b.c','password':'12345678'}",
        "name     | {'name':{},'email':'a@b.c','password':'12345678'}",
        "email    | {'name':'x','email':'','password':'12345678'}",
        "email    | {'name':'x','email':'nobody','password':'12345678'}",
        "email    | {'name':'x','email':'a b@c','password':'12345678'}",
        "password | {'name':'x','email':'a@b.c'}",
        "password | {'name':'x','email':'a@b.c','password':'1234567'}",
        "admin    | {'name':'x','email':'a@b.c','password':'12345678','admin':true}",
        "body     | {'name':'x','name':'y','email':'a@b.c','password':'12345678'}",
        "body     | {'name':'x'",
        "body     | {} {}",
        "body     | []",
        "body     | 'text'",
        "body     | null",
        "body     | nonsense",
        "body     | ``",
      })
  void badInputNamesTheField(String field, String body) {
    assertProblem(visitor().post("/signup", body.replace('\'', '"')), 400, field);
  }

  @ParameterizedTest
  @CsvSource({"name,101", "email,255", "password,201", "name,1000000"})
  void overlongInputNamesTheField(String field, int length) {
    String email = field.equals("email") ? "a@" + "b".repeat(length - 2) : "long@example.com";
    String name = field.equals("name") ? "n".repeat(length) : "Long";
    String password = field.equals("password") ? "p".repeat(length) : "12345678";

    assertProblem(
        visitor().post("/signup", json("name", name, "email", email, "password", password)),
        400,
        field);
  }

  @Test
  void inputInAnEncodingThatIsNoneIsRefused() {
    byte[] utf32 = {0, 0, 0, '{', 0, 0x11, 0, 0, 0, 0, 0, '}'};
    byte[] utf8 = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, '"', '}'};

    for (byte[] bytes : List.of(utf32, utf8)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.address().resolve("/signup"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(bytes));
      assertThat(visitor().send(request).statusCode()).isEqualTo(400);
    }
  }

  // --- POST /login ---

  @Test
  void loginAnswersTheUserAndSetsTheSession() throws SQLException {
    User user = user("Login", "login@example.com");
    Visitor visitor = visitor();

    HttpResponse<String> answer = visitor.logIn("Login@Example.com", PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(body(answer)).isEqualTo(JSON.valueToTree(user));
    assertThat(session(answer).session().map()).isEqualTo(Map.of("user_id", user.id()));
    assertThat(visitor.get("/user").body()).isEqualTo(answer.body());
  }

  @Test
  void wrongPasswordAndUnknownEmailAreRefusedAlike() throws SQLException {
    user("Known", "known@example.com");
    Visitor visitor = visitor();

    HttpResponse<String> wrong = visitor.logIn("known@example.com", "wrong horse");
    HttpResponse<String> unknown = visitor.logIn("unknown@example.com", "correct horse");

    assertProblem(wrong, 401, null);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Session");
    assertProblem(unknown, 401, null);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    session(wrong).isUntouched();
    session(unknown).isUntouched();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email    | {'password':'x'}",
        "password | {'email':'a@b.c'}",
        "remember | {'email':'a@b.c','password':'x','remember':'yes'}",
        "remember | {'email':'a@b.c','password':'x','remember':1}",
        "body     | {",
      })
  void badLoginNamesTheField(String field, String body) {
    assertProblem(visitor().post("/login", body.replace('\'', '"')), 400, field);
  }

  // #region remember
  @Test
  void rememberedLoginOutlivesTheBrowser() throws SQLException {
    user("Remember", "remember@example.com");
    String form = "{'email':'remember@example.com','password':'correct horse','remember':%s}";

    AnsweredSession once =
        session(visitor().post("/login", form.formatted(false).replace('\'', '"')));
    assertThat(once.maxAge()).isEmpty();

    AnsweredSession kept =
        session(visitor().post("/login", form.formatted(true).replace('\'', '"')));
    assertThat(kept.maxAge()).contains(Duration.ofDays(30));
    assertThat(kept.session().expires()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
  }

  // #endregion remember

  // --- what needs a login ---

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /user",
        "GET /session",
        "GET /basket",
        "PUT /basket",
        "POST /logout/everywhere",
        "GET /admin"
      })
  void withoutALoginItIsRefused(String request) {
    String method = request.substring(0, request.indexOf(' '));
    String path = request.substring(request.indexOf(' ') + 1);

    HttpResponse<String> answer = visitor().send(method, path, method.equals("PUT") ? "[]" : null);

    assertProblem(answer, 401, null);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Session");
  }

  @Test
  void runningServerIsNotOpen() {
    LoggedOut.isRefused(server.address().resolve("/user"));
  }

  // #region idle
  @Test
  void sessionEndsHalfAnHourAfterItsLastUse() {
    Visitor visitor = as(ada);
    clock.advance(Duration.ofMinutes(29));
    HttpResponse<String> used = visitor.get("/user");
    assertThat(used.statusCode()).isEqualTo(200);
    session(used).isSet(); // renewed

    clock.advance(Duration.ofMinutes(29));
    assertThat(visitor.get("/user").statusCode()).isEqualTo(200);

    clock.advance(Duration.ofMinutes(30));
    assertThat(visitor.get("/user").statusCode()).isEqualTo(401);
  }

  // #endregion idle

  @Test
  void sessionTellsItsTimesAndData() {
    HttpResponse<String> answer = as(ada).get("/session");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode session = body(answer);
    assertThat(session.fieldNames())
        .toIterable()
        .containsExactly("started", "renewed", "expires", "data");
    assertThat(instant(session, "started")).isEqualTo(clock.instant());
    assertThat(instant(session, "renewed")).isEqualTo(clock.instant());
    assertThat(instant(session, "expires")).isEqualTo(clock.instant().plusSeconds(1800));
    assertThat(session.get("data").get("user_id").asText()).isEqualTo(ada.id());
    session(answer).isUntouched();
  }

  // --- /basket ---

  @Test
  void basketIsKeptInTheSession() throws Exception {
    Visitor visitor = as(ada);
    assertThat(visitor.get("/basket").body()).isEqualTo("[]");

    String items = "[\"tea\",{\"name\":\"bread\",\"count\":2},3,null,\"more tea: 🍵\"]";
    HttpResponse<String> answer = visitor.send("PUT", "/basket", items);

    assertThat(answer.statusCode()).isEqualTo(204);
    session(answer).isSet();
    assertThat(visitor.get("/basket").statusCode()).isEqualTo(200);
    assertThat(body(visitor.get("/basket"))).isEqualTo(JSON.readTree(items));
    assertThat(body(visitor.get("/session")).get("data").get("basket"))
        .isEqualTo(JSON.readTree(items));
  }

  @ParameterizedTest
  @ValueSource(ints = {7_000, 100_000})
  void tooLargeBasketIsRefusedWithTheLimit(int length) {
    Visitor visitor = as(ada);
    visitor.send("PUT", "/basket", "[\"tea\"]");

    HttpResponse<String> answer = visitor.send("PUT", "/basket", "[\"" + noise(length) + "\"]");

    assertProblem(answer, 413, null);
    assertThat(body(answer).get("limit").asInt()).isEqualTo(6000);
    assertThat(body(answer).get("size").asInt()).isGreaterThan(6000);
    session(answer).isUntouched();
    assertThat(visitor.get("/basket").body()).isEqualTo("[\"tea\"]");
  }

  @Test
  void basketOfTwoCookiesComesBack() {
    Visitor visitor = as(ada);
    String items = "[\"" + noise(4000) + "\"]";

    HttpResponse<String> answer = visitor.send("PUT", "/basket", items);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
    assertThat(session(answer).session().map()).containsKey("basket");
    assertThat(visitor.get("/basket").body()).isEqualTo(items);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"tea\"", "null", "["})
  void basketThatIsNoArrayIsRefused(String items) {
    Visitor visitor = as(ada);

    assertThat(visitor.send("PUT", "/basket", items).statusCode()).isEqualTo(400);
  }

  @Test
  void deepBasketIsRefused() {
    Visitor visitor = as(ada);

    assertThat(visitor.send("PUT", "/basket", "[".repeat(50) + "]".repeat(50)).statusCode())
        .isEqualTo(400);
  }

  // --- POST /logout, POST /logout/everywhere ---

  // #region logout
  @Test
  void logoutEndsTheSessionAndItsCopies() {
    Visitor visitor = as(ada);
    Visitor thief = visitor.copy();
    assertThat(thief.get("/user").statusCode()).isEqualTo(200);

    session(visitor.post("/logout", null)).isCleared();

    assertThat(visitor.hasCookies()).isFalse();
    assertThat(visitor.get("/user").statusCode()).isEqualTo(401);
    assertThat(thief.get("/user").statusCode()).isEqualTo(401);
  }

  // #endregion logout

  @Test
  void logoutWithoutASessionSucceeds() {
    HttpResponse<String> answer = visitor().post("/logout", null);

    assertThat(answer.statusCode()).isEqualTo(204);
    session(answer).isUntouched();
  }

  @Test
  void logoutEverywhereEndsEverySessionOfTheUser() throws SQLException {
    User user = user("Everywhere", "everywhere@example.com");
    Visitor here = as(user);
    Visitor there = as(user);
    Visitor admin = as(ada);

    session(here.post("/logout/everywhere", null)).isCleared();

    assertThat(here.hasCookies()).isFalse();
    assertThat(there.get("/user").statusCode()).isEqualTo(401);
    assertThat(admin.get("/user").statusCode()).isEqualTo(200);
    assertThat(there.logIn("everywhere@example.com", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(there.get("/user").statusCode()).isEqualTo(200);
  }

  // --- GET /admin ---

  @Test
  void firstUserIsTheAdministrator() throws SQLException {
    HttpResponse<String> answer = as(ada).get("/admin");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(body(answer).findValuesAsText("email")).contains("ada@example.com");
    User other = user("Other", "other@example.com");
    assertThat(as(other).get("/admin").statusCode()).isEqualTo(403);
  }

  // --- the document and the pages ---

  @Test
  void documentNamesEveryPath() {
    HttpResponse<String> answer = visitor().get("/openapi.json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(body(answer).get("paths").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "/signup",
            "/login",
            "/user",
            "/session",
            "/basket",
            "/logout",
            "/logout/everywhere",
            "/admin");
  }

  @Test
  void documentTellsWhoMayCall() {
    JsonNode document = body(visitor().get("/openapi.json"));

    JsonNode scheme = document.at("/components/securitySchemes/sessionCookie");
    assertThat(scheme.get("in").asText()).isEqualTo("cookie");
    assertThat(scheme.get("name").asText()).isEqualTo("session-insecure");
    assertThat(document.at("/paths/~1login/post/security")).isEmpty();
    assertThat(document.at("/paths/~1login/post/security").isArray()).isTrue();
    assertThat(document.at("/paths/~1user/get/responses").has("401")).isTrue();
    assertThat(document.at("/paths/~1admin/get/responses").has("403")).isTrue();
    assertThat(document.at("/paths/~1admin/get/description").asText()).contains("admin");
    assertThat(document.at("/paths/~1signup/post/responses/201/headers/Set-Cookie").toString())
        .contains("Logs in: the answer sets the cookie session-insecure.");
    assertThat(document.at("/paths/~1logout/post/responses/204/headers/Set-Cookie").toString())
        .contains("Logs out: the answer clears the cookie session-insecure.");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/app.js, text/javascript",
    "/style.css, text/css",
    "/icon.svg, image/svg+xml",
    "/docs, text/html",
    "/docs.js, text/javascript",
    "/docs/swagger-ui.css, text/css",
    "/docs/swagger-ui-bundle.js, text/javascript"
  })
  void pagesAreOpenAndTakeNoScriptsOfOthers(String path, String type) {
    HttpResponse<String> answer = visitor().get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self'")
        .doesNotContain("script-src");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
  }

  @Test
  void unknownPathIsNotFound() {
    assertThat(visitor().get("/nothing").statusCode()).isEqualTo(404);
    assertThat(visitor().get("/docs/pom.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void loginFromAnotherSiteIsRefused() {
    HttpResponse<String> answer =
        visitor()
            .send(
                "POST",
                "/login",
                json("email", "ada@example.com", "password", "correct horse"),
                "Origin",
                "https://evil.example");

    assertProblem(answer, 403, null);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = body(answer);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.fieldNames()).toIterable().contains("type", "title", "detail");
    if (field == null) {
      assertThat(problem.has("field")).isFalse();
    } else {
      assertThat(problem.get("field").asText()).isEqualTo(field);
    }
  }

  private static Instant instant(JsonNode object, String name) {
    return Instant.parse(object.get(name).asText());
  }

  /** Text that does not compress. */
  private static String noise(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
