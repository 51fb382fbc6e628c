package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.openapi.SessionOpenApi;
import io.github.jaxrssessions.testing.LoggedIn;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.ws.rs.ApplicationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 14: the document says what the server does. */
class OpenApiDocumentTest {
  private static final SessionAuth<Accounts.User> AUTH =
      Accounts.auth()
          .cookie(SessionCookie.standard().withName("__Host-shop"))
          .publicPaths("/openapi.json", "/openapi.yaml", "/shop/public/**")
          .build();
  private static final SessionOpenApi OPEN_API = SessionOpenApi.of(AUTH);

  private static TestServer server;
  private static JsonNode document;

  @BeforeAll
  static void read() {
    server = TestServer.startAt("/", shop(new ResourceConfig()));
    document = json(server.browser());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ResourceConfig shop(ResourceConfig config) {
    return config
        .registerClasses(Shop.CLASSES)
        .register(new Shop.Document())
        .register(AUTH)
        .register(OPEN_API);
  }

  static JsonNode json(Browser browser) {
    return json(browser, "");
  }

  private static JsonNode json(Browser browser, String applicationPath) {
    try {
      return Json.mapper().readTree(browser.get(applicationPath + "/openapi.json").body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode operation(String verb, String path) {
    JsonNode operation = document.path("paths").path(path).path(verb);
    assertThat(operation.isObject()).as("%s %s", verb, path).isTrue();
    return operation;
  }

  private static void eachOperation(BiConsumer<String, String> verbAndPath) {
    document
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.fieldNames().forEachRemaining(verb -> verbAndPath.accept(verb, path)));
  }

  private static int status(Browser browser, String verb, String path, String... headers) {
    String url = path.replaceAll("\\{[^}]*}", "1");
    return browser.send(verb.toUpperCase(java.util.Locale.ROOT), url, "", headers).status();
  }

  @Test
  void schemeNamesTheRealCookieAndIsAskedForGlobally() {
    JsonNode scheme = document.at("/components/securitySchemes/sessionCookie");
    assertThat(scheme.path("type").asText()).isEqualTo("apiKey");
    assertThat(scheme.path("in").asText()).isEqualTo("cookie");
    assertThat(scheme.path("name").asText()).isEqualTo("__Host-shop");
    assertThat(scheme.path("description").asText()).isNotBlank();
    assertThat(document.path("security")).hasToString("[{\"sessionCookie\":[]}]");
  }

  @ParameterizedTest
  @CsvSource({
    "get,  /shop/window,             true",
    "get,  /shop/public/{what},      true",
    "get,  /shop/items/{id},         false",
    "get,  /shop/basket,             false",
    "options, /shop/basket,          true",
    "get,  /shop/stock,              false",
    "delete, /shop/stock,            false",
    "get,  /shop/safe,               false",
    "get,  /shop/files,              true",
    "get,  /shop/files/{id},         false",
    "get,  /office/{room}/files,     false",
    "get,  /office/{room}/files/{id},false",
    "get,  /prices,                  false",
    "get,  /open/count,              true",
    "get,  /closed/count,            false",
    "post, /notes/keep,              true"
  })
  void publicOperationsAskForNothingAndTheOthersFor401(String verb, String path, boolean open) {
    JsonNode operation = operation(verb, path);
    assertThat(operation.has("security")).isEqualTo(open);
    assertThat(operation.path("security")).isEmpty();
    assertThat(operation.path("responses").has("401")).isEqualTo(!open);
  }

  @ParameterizedTest
  @CsvSource({
    "get,    /shop/till,                'Needs the role admin or clerk.'",
    "get,    /shop/stock,               'Counts all.\n\nNeeds the role admin.'",
    "get,    /office/{room}/files,      'Needs the role clerk.'",
    "get,    /office/{room}/files/{id}, 'Needs the role clerk.'",
    "get,    /prices,                   'Needs the role clerk.'",
    "delete, /shop/stock,               'Nobody may call this.'",
    "get,    /shop/safe/keys,           'Needs the role admin.'",
    "get,    /shop/safe,                ''",
    "get,    /shop/basket,              ''"
  })
  void rolesAreInTheDescriptionAndComeWith403(String verb, String path, String description) {
    JsonNode operation = operation(verb, path);
    assertThat(operation.path("description").asText()).isEqualTo(description);
    assertThat(operation.path("responses").has("403")).isEqualTo(!description.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "get,    /shop/safe,      5 minutes",
    "get,    /shop/safe/keys, 1 hour",
    "delete, /shop/safe,      90 seconds"
  })
  void ageOfTheLoginIsInTheDescriptionOf401(String verb, String path, String age) {
    JsonNode operation = operation(verb, path);
    assertThat(operation.has("security")).isFalse();
    assertThat(operation.at("/responses/401/description").asText())
        .isEqualTo(
            "Nobody is logged in, or the login is more than "
                + age
                + " old: then the type is urn:jaxrs-sessions:recent-login.");
  }

  @Test
  void refusalsAreProblemDocumentsWithASchema() {
    for (String status : List.of("401", "403")) {
      JsonNode response = operation("get", "/shop/stock").path("responses").path(status);
      assertThat(response.path("description").asText()).isNotBlank();
      String schema =
          response.at("/content/application~1problem+json/schema/$ref").asText().substring(1);
      assertThat(document.at(schema).path("properties").fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("type", "title", "status", "detail");
    }
  }

  @Test
  void whatTheAuthorSaysIsKept() {
    JsonNode responses = operation("get", "/shop/described").path("responses");
    assertThat(responses.at("/401/description").asText()).isEqualTo("Come in first.");
    assertThat(responses.at("/403/description").asText()).isEqualTo("For the owner.");
    for (String path : List.of("/shop/other", "/shop/other/open")) {
      assertThat(operation("get", path).path("security")).hasToString("[{\"token\":[]}]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "post, /shop/login,      default, 'Logs in: the answer sets the cookie __Host-shop.'",
    "post, /shop/logout,     204,     'Logs out: the answer clears the cookie __Host-shop.'",
    "post, /shop/logout,     303,     'Logs out: the answer clears the cookie __Host-shop.'",
    "post, /shop/logout,     500,     ''",
    "post, /shop/basket,     default, 'The answer can set or clear the cookie __Host-shop.'",
    "post, /shop/basket,     401,     ''",
    "get,  /shop/window,     default, ''",
    "post, /shop/own-cookie, 200,     ''"
  })
  void answersSayWhatBecomesOfTheCookie(String verb, String path, String status, String said) {
    JsonNode answer = operation(verb, path).path("responses").path(status);
    assertThat(answer.isObject()).isTrue();
    assertThat(answer.at("/headers/Set-Cookie/description").asText()).isEqualTo(said);
    assertThat(answer.at("/headers/Set-Cookie/schema/type").asText())
        .isEqualTo(said.isEmpty() ? "" : "string");
  }

  @Test // the same rules, written on objects: all but what only marks can tell
  void functionSaysTheSameAsTheServedDocument() throws Exception {
    OpenAPI read = new Reader(new SwaggerConfiguration()).read(Set.of(Shop.CLASSES));
    OpenAPI described = OPEN_API.describing(Shop.CLASSES).apply(read);
    assertThat(described).isSameAs(read);
    String once = Json.mapper().writeValueAsString(described);
    assertThat(Json.mapper().readTree(once)).isEqualTo(document);
    described = OPEN_API.describing(Shop.CLASSES).apply(described);
    assertThat(Json.mapper().writeValueAsString(described)).isEqualTo(once);
  }

  @Test
  void functionLeavesWhatIsOfNoGivenClass() throws Exception {
    OpenAPI read = new Reader(new SwaggerConfiguration()).read(Set.of(Shop.CLASSES));
    read = OPEN_API.describing(Shop.Prices.class).apply(read);
    assertThat(read.getPaths().get("/prices").getGet().getResponses()).containsKey("403");
    assertThat(read.getPaths().get("/shop/till").getGet().getResponses())
        .containsOnlyKeys("default");
  }

  @Test
  void documentOfOpenApi31SaysTheSame() throws Exception {
    SwaggerConfiguration newer = new SwaggerConfiguration().openAPI31(true);
    OpenAPI read = new Reader(newer).read(Set.of(Shop.CLASSES));
    read = OPEN_API.describing(Shop.CLASSES).apply(read);
    JsonNode of31 = Json31.mapper().readTree(Json31.mapper().writeValueAsString(read));
    assertThat(of31.path("openapi").asText()).startsWith("3.1");
    assertThat(of31.at("/components/securitySchemes"))
        .isEqualTo(document.at("/components/securitySchemes"));
    assertThat(of31.at("/components/schemas/SessionProblem"))
        .isEqualTo(document.at("/components/schemas/SessionProblem"));
    assertThat(of31.at("/paths/~1shop~1login/post"))
        .isEqualTo(document.at("/paths/~1shop~1login/post"));
    assertThat(of31.at("/paths/~1shop~1stock/get"))
        .isEqualTo(document.at("/paths/~1shop~1stock/get"));
  }

  @Test
  void contextParametersAreNotShown() {
    JsonNode get = operation("get", "/shop/basket");
    assertThat(get.has("requestBody")).isFalse();
    assertThat(get.path("parameters").findValuesAsText("name")).containsExactly("page");
    JsonNode post = operation("post", "/shop/basket");
    assertThat(post.path("requestBody").findValuesAsText("$ref"))
        .containsExactly("#/components/schemas/Order");
    assertThat(post.has("parameters")).isFalse();
    assertThat(operation("options", "/shop/basket").has("requestBody")).isFalse();
    assertThat(document.at("/components/schemas").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("Order", "SessionProblem");
  }

  @Test
  void serverAnswers401ExactlyWhereTheDocumentSaysSo() {
    List<String> differ = new ArrayList<>();
    eachOperation(
        (verb, path) -> {
          int status = status(server.browser(), verb, path);
          boolean promised = operation(verb, path).path("responses").has("401");
          if (promised != (status == 401) || status == 403 || status == 404) {
            differ.add(verb + " " + path + ": " + status);
          }
        });
    assertThat(differ).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "clerk", "admin"})
  void serverAnswers403ExactlyWhereTheDocumentSaysSo(String user) {
    String cookie = LoggedIn.cookie(AUTH, Map.of("user_id", user));
    List<String> differ = new ArrayList<>();
    eachOperation(
        (verb, path) -> {
          int status = status(server.browser(), verb, path, "Cookie", cookie);
          JsonNode operation = operation(verb, path);
          boolean mayNot =
              operation.path("responses").has("403")
                  && !operation.path("description").asText().contains(user);
          if (mayNot != (status == 403) || status == 401) {
            differ.add(verb + " " + path + ": " + status);
          }
        });
    assertThat(differ).isEmpty();
  }

  @Test
  void jsonAndYamlSayTheSameAndBearNoMark() throws JsonProcessingException {
    Browser.Reply yaml = server.browser().get("/openapi.yaml");
    assertThat(yaml.header("Content-Type")).contains("yaml");
    assertThat(yaml.body()).startsWith("openapi:").doesNotContain("x-session");
    assertThat(Yaml.mapper().readTree(yaml.body())).isEqualTo(document);
    assertThat(document.toString()).doesNotContain("x-session");
  }

  @Test // swagger keeps the model: nothing may be added to it twice
  void secondReadingIsLikeTheFirst() {
    assertThat(json(server.browser())).isEqualTo(document);
  }

  /** Swagger puts the path before each of the document's. */
  @ApplicationPath("/api/v1")
  static final class Versioned extends ResourceConfig {}

  @Test
  void applicationPathIsNoPartOfTheRules() {
    try (TestServer versioned = TestServer.startAt("/", shop(new Versioned()))) {
      JsonNode paths = json(versioned.browser(), "/api/v1").path("paths");
      assertThat(StreamSupport.stream(paths.spliterator(), false).count())
          .isEqualTo(document.path("paths").size());
      document
          .path("paths")
          .forEachEntry(
              (path, item) -> {
                JsonNode same = paths.path("/api/v1" + path);
                assertThat(same.findValues("security")).isEqualTo(item.findValues("security"));
                assertThat(same.findValuesAsText("description"))
                    .isEqualTo(item.findValuesAsText("description"));
              });
    }
  }
}
