package io.github.jaxrssessions.quickstart;

import static io.github.jaxrssessions.quickstart.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.testing.AnsweredSession;
import io.github.jaxrssessions.testing.CookieJar;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart's HTTP interface: a server of its own for each class of tests. */
abstract class Interface {
  static final String PASSWORD = "correct horse";

  @TempDir static Path folder;
  static final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  static Server server;
  static User ada;

  @BeforeAll
  static void start() throws Exception {
    server = Server.start(0, folder, clock);
    ada = user("Ada", "ada@example.com"); // the first is the administrator
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Visitor visitor() {
    return new Visitor(server.address());
  }

  static User user(String name, String email) throws SQLException {
    return server.users().add(name, email, PASSWORD).orElseThrow();
  }

  /** Somebody who is logged in, without a login request. */
  static Visitor as(User user) {
    Map<String, String> data = Map.of("user_id", user.id());
    return new Visitor(server.address(), CookieJar.of(server.auth(), data));
  }

  static AnsweredSession session(HttpResponse<?> answer) {
    return AnsweredSession.of(server.auth(), answer);
  }

  static void assertProblem(HttpResponse<String> answer, int status, String field) {
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

  static Instant instant(JsonNode object, String name) {
    return Instant.parse(object.get(name).asText());
  }

  /** Text that does not compress. */
  static String noise(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
