package io.github.jaxrssessions.quickstart;

import static io.github.jaxrssessions.quickstart.Visitor.JSON;
import static io.github.jaxrssessions.quickstart.Visitor.body;
import static io.github.jaxrssessions.quickstart.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  @TempDir static Path folder;
  private static Server server;
  private static Visitor admin;

  @BeforeAll
  static void start() throws Exception {
    server = Server.start(0, folder);
    admin = visitor();
    admin.signUp("Ada", "ada@example.com");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor visitor() {
    return new Visitor(server.address());
  }

  private static Visitor loggedIn(String email) {
    Visitor visitor = visitor();
    assertThat(visitor.signUp("Somebody", email).statusCode()).isEqualTo(201);
    return visitor;
  }

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
    assertThat(body(visitor.get("/user"))).isEqualTo(user);
  }

  @Test
  void takenEmailIsRefused() {
    loggedIn("taken@example.com");
    Visitor second = visitor();

    HttpResponse<String> answer = second.signUp("Second", "TAKEN@example.com");

    assertProblem(answer, 409, "email");
    assertThat(second.hasCookies()).isFalse();
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
  void loginAnswersTheUser() {
    JsonNode user = body(loggedIn("login@example.com").get("/user"));
    Visitor again = visitor();

    HttpResponse<String> answer = again.logIn("Login@Example.com", "correct horse");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(body(answer)).isEqualTo(user);
    assertThat(again.get("/user").statusCode()).isEqualTo(200);
  }

  @Test
  void wrongPasswordAndUnknownEmailAreRefusedAlike() {
    loggedIn("known@example.com");
    Visitor visitor = visitor();

    HttpResponse<String> wrong = visitor.logIn("known@example.com", "wrong horse");
    HttpResponse<String> unknown = visitor.logIn("unknown@example.com", "correct horse");

    assertProblem(wrong, 401, null);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Session");
    assertProblem(unknown, 401, null);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(visitor.hasCookies()).isFalse();
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

  @Test
  void rememberedLoginOutlivesTheBrowser() {
    loggedIn("remember@example.com");
    Visitor visitor = visitor();
    String form = "{\"email\":\"remember@example.com\",\"password\":\"correct horse\"";

    visitor.post("/login", form + "}");
    assertThat(visitor.lines()).hasSize(1).noneMatch(line -> line.contains("Max-Age"));

    visitor.post("/login", form + ",\"remember\":true}");
    assertThat(visitor.lines())
        .hasSize(1)
        .allMatch(line -> line.matches(".*; Max-Age=259(2000|1999|1998);.*"));
    JsonNode session = body(visitor.get("/session"));
    assertThat(Duration.between(instant(session, "started"), instant(session, "expires")))
        .isEqualTo(Duration.ofDays(30));
  }

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
  void sessionTellsItsTimesAndData() {
    Visitor visitor = loggedIn("session@example.com");

    HttpResponse<String> answer = visitor.get("/session");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode session = body(answer);
    assertThat(session.fieldNames())
        .toIterable()
        .containsExactly("started", "renewed", "expires", "data");
    assertThat(instant(session, "started")).isBeforeOrEqualTo(Instant.now());
    assertThat(instant(session, "renewed")).isEqualTo(instant(session, "started"));
    assertThat(instant(session, "expires")).isAfter(Instant.now());
    assertThat(session.get("data").get("user_id")).isEqualTo(body(visitor.get("/user")).get("id"));
  }

  // --- /basket ---

  @Test
  void basketIsKeptInTheSession() throws Exception {
    Visitor visitor = loggedIn("basket@example.com");
    assertThat(visitor.get("/basket").body()).isEqualTo("[]");

    String items = "[\"tea\",{\"name\":\"bread\",\"count\":2},3,null,\"more tea: 🍵\"]";
    HttpResponse<String> answer = visitor.send("PUT", "/basket", items);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(visitor.get("/basket").statusCode()).isEqualTo(200);
    assertThat(body(visitor.get("/basket"))).isEqualTo(JSON.readTree(items));
    assertThat(body(visitor.get("/session")).get("data").get("basket"))
        .isEqualTo(JSON.readTree(items));
  }

  @ParameterizedTest
  @ValueSource(ints = {7_000, 100_000})
  void tooLargeBasketIsRefusedWithTheLimit(int length) {
    Visitor visitor = loggedIn("large" + length + "@example.com");
    visitor.send("PUT", "/basket", "[\"tea\"]");

    HttpResponse<String> answer = visitor.send("PUT", "/basket", "[\"" + noise(length) + "\"]");

    assertProblem(answer, 413, null);
    assertThat(body(answer).get("limit").asInt()).isEqualTo(6000);
    assertThat(body(answer).get("size").asInt()).isGreaterThan(6000);
    assertThat(visitor.get("/basket").body()).isEqualTo("[\"tea\"]");
  }

  @Test
  void basketOfTwoCookiesComesBack() {
    Visitor visitor = loggedIn("two@example.com");
    String items = "[\"" + noise(4000) + "\"]";

    assertThat(visitor.send("PUT", "/basket", items).statusCode()).isEqualTo(204);

    assertThat(visitor.lines()).hasSize(2);
    assertThat(visitor.get("/basket").body()).isEqualTo(items);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"tea\"", "null", "["})
  void basketThatIsNoArrayIsRefused(String items) {
    Visitor visitor = loggedIn("no-array-" + items.hashCode() + "@example.com");

    assertThat(visitor.send("PUT", "/basket", items).statusCode()).isEqualTo(400);
  }

  @Test
  void deepBasketIsRefused() {
    Visitor visitor = loggedIn("deep@example.com");

    assertThat(visitor.send("PUT", "/basket", "[".repeat(50) + "]".repeat(50)).statusCode())
        .isEqualTo(400);
  }

  // --- POST /logout, POST /logout/everywhere ---

  @Test
  void logoutEndsTheSessionAndItsCopies() {
    Visitor visitor = loggedIn("logout@example.com");
    Visitor thief = visitor.copy();
    assertThat(thief.get("/user").statusCode()).isEqualTo(200);

    assertThat(visitor.post("/logout", null).statusCode()).isEqualTo(204);

    assertThat(visitor.hasCookies()).isFalse();
    assertThat(visitor.get("/user").statusCode()).isEqualTo(401);
    assertThat(thief.get("/user").statusCode()).isEqualTo(401);
  }

  @Test
  void logoutWithoutASessionSucceeds() {
    assertThat(visitor().post("/logout", null).statusCode()).isEqualTo(204);
  }

  @Test
  void logoutEverywhereEndsEverySessionOfTheUser() {
    Visitor here = loggedIn("everywhere@example.com");
    Visitor there = visitor();
    there.logIn("everywhere@example.com", "correct horse");

    assertThat(here.post("/logout/everywhere", null).statusCode()).isEqualTo(204);

    assertThat(here.hasCookies()).isFalse();
    assertThat(there.get("/user").statusCode()).isEqualTo(401);
    assertThat(admin.get("/user").statusCode()).isEqualTo(200);
    assertThat(there.logIn("everywhere@example.com", "correct horse").statusCode()).isEqualTo(200);
    assertThat(there.get("/user").statusCode()).isEqualTo(200);
  }

  // --- GET /admin ---

  @Test
  void firstUserIsTheAdministrator() {
    assertThat(admin.get("/admin").statusCode()).isEqualTo(200);
    assertThat(body(admin.get("/admin")).findValuesAsText("email")).contains("ada@example.com");
    assertThat(loggedIn("other@example.com").get("/admin").statusCode()).isEqualTo(403);
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
