package io.github.jaxrssessions.quickstart;

import static io.github.jaxrssessions.quickstart.Visitor.JSON;
import static io.github.jaxrssessions.quickstart.Visitor.body;
import static io.github.jaxrssessions.quickstart.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.testing.AnsweredSession;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-up and login, status by status. */
class LoginInterfaceTest extends Interface {
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
}
