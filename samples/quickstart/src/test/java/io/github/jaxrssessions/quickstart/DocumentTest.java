package io.github.jaxrssessions.quickstart;

import static io.github.jaxrssessions.quickstart.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jaxrssessions.contract.ForeignParser;
import io.github.jaxrssessions.testing.CookieJar;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIContractException;
import io.vertx.openapi.contract.SecurityRequirement;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document names each status that an operation answers, and no other. */
class DocumentTest {
  // the operation, the status, who asks, what is sent
  private static final List<String> CALLS =
      List.of(
          "POST /signup        | 201 | nobody | {'name':'N','email':'n@b.c','password':'12345678'}",
          "POST /signup        | 400 | nobody | {}",
          "POST /signup        | 409 | nobody | {'name':'N','email':'ada@b.c','password':'12345678'}",
          "POST /login         | 200 | nobody | {'email':'ada@b.c','password':'correct horse'}",
          "POST /login         | 400 | nobody | {}",
          "POST /login         | 401 | nobody | {'email':'ada@b.c','password':'wrong horse'}",
          "GET /user           | 200 | bea    |",
          "GET /user           | 401 | nobody |",
          "GET /session        | 200 | bea    |",
          "GET /session        | 401 | nobody |",
          "GET /basket         | 200 | bea    |",
          "GET /basket         | 401 | nobody |",
          "PUT /basket         | 204 | bea    | ['tea']",
          "PUT /basket         | 400 | bea    | {}",
          "PUT /basket         | 401 | nobody | ['tea']",
          "PUT /basket         | 413 | bea    | LARGE",
          "GET /admin          | 200 | ada    |",
          "GET /admin          | 401 | nobody |",
          "GET /admin          | 403 | bea    |",
          "POST /logout        | 204 | bea    |",
          "POST /logout/everywhere | 204 | ada |",
          "POST /logout/everywhere | 401 | nobody |");

  @TempDir static Path folder;
  private static Server server;
  private static final Map<String, User> users = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    server = Server.start(0, folder);
    for (String name : List.of("ada", "bea")) { // the first is the administrator
      users.put(name, server.users().add(name, name + "@b.c", "correct horse").orElseThrow());
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void documentNamesTheStatusesThatAreAnswered() {
    List<String> answered = new ArrayList<>();
    for (String call : CALLS) {
      String[] part = call.split("\\|", -1);
      String operation = part[0].strip();
      answered.add(operation + " " + answer(operation, part[2].strip(), part[3].strip()));
      assertThat(answered).last().isEqualTo(operation + " " + part[1].strip());
    }

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(answered);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode document = document();

    Set<String> references = new TreeSet<>(document.findValuesAsText("$ref"));

    assertThat(references).isNotEmpty();
    assertThat(references).allMatch(to -> document.at(to.substring(1)).isObject());
  }

  @Test
  void strangersReadTheDocument() throws Exception {
    OpenAPIContract contract = ForeignParser.read(document());

    assertThat(contract.operations()).hasSize(document().findValues("operationId").size());
    assertThat(contract.operation("user").getSecurityRequirements())
        .flatExtracting(SecurityRequirement::getNames)
        .containsExactly("sessionCookie");
    assertThat(contract.operation("login").getSecurityRequirements().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/info/title", "/paths/~1user/get/responses/401/description"})
  void strangersRefuseABrokenDocument(String left) {
    JsonNode broken = document();
    JsonPointer pointer = JsonPointer.compile(left);
    ((ObjectNode) broken.at(pointer.head())).remove(pointer.last().getMatchingProperty());

    assertThatThrownBy(() -> ForeignParser.read(broken))
        .hasCauseInstanceOf(OpenAPIContractException.class);
  }

  @Test
  void schemaOfAProblemIsWhatIsAnswered() {
    HttpResponse<String> answer = new Visitor(server.address()).post("/signup", "{}");

    assertThat(document().at("/components/schemas/Problem/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(() -> body(answer).fieldNames());
  }

  private static int answer(String operation, String who, String body) {
    String[] methodAndPath = operation.split(" ", 2);
    User user = users.get(who);
    Visitor visitor =
        user == null
            ? new Visitor(server.address())
            : new Visitor(
                server.address(), CookieJar.of(server.auth(), Map.of("user_id", user.id())));
    String json = body.replace('\'', '"').replace("LARGE", "[\"" + "x".repeat(100_000) + "\"]");
    return visitor
        .send(methodAndPath[0], methodAndPath[1], json.isEmpty() ? null : json)
        .statusCode();
  }

  private static JsonNode document() {
    return body(new Visitor(server.address()).get("/openapi.json"));
  }

  private static List<String> documented() {
    List<String> all = new ArrayList<>();
    document()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb ->
                            verb.getValue()
                                .get("responses")
                                .fieldNames()
                                .forEachRemaining(
                                    status ->
                                        all.add(
                                            verb.getKey().toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.getKey()
                                                + " "
                                                + status))));
    return all;
  }
}
