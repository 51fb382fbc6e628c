package io.github.jaxrssessions.quickstart;

import static io.github.jaxrssessions.quickstart.Visitor.JSON;
import static io.github.jaxrssessions.quickstart.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.testing.LoggedOut;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session is asked for and ends with, status by status. */
class SessionInterfaceTest extends Interface {
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
}
