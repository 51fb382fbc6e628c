package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.openapi.SessionOpenApi;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.jaxrs2.integration.resources.OpenApiResource;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 14, where the document is not only ours: other applications, other authors, no swagger. */
class OpenApiApartTest {

  private static SessionAuth<?> auth(String cookie, String... publicPaths) {
    List<String> paths = new ArrayList<>(List.of("/openapi.json", "/openapi.yaml"));
    paths.addAll(List.of(publicPaths));
    return Accounts.auth()
        .cookie(SessionCookie.standard().withName(cookie))
        .publicPaths(paths.toArray(String[]::new))
        .build();
  }

  private static TestServer start(Object document, Object... resources) {
    SessionAuth<?> auth = auth("__Host-a");
    List<Object> all = new ArrayList<>(List.of(resources));
    all.addAll(List.of(document, auth, SessionOpenApi.of(auth)));
    return TestServer.start(all.toArray());
  }

  @Path("apart/left")
  public static class Left {
    @GET
    public String left() {
      return "";
    }
  }

  @Path("apart/right")
  public static class Right {
    @GET
    public String right() {
      return "";
    }
  }

  @Path("apart/common")
  public static class Common {
    @GET
    public String common() {
      return "";
    }
  }

  @Test
  void twoApplicationsThatShareSwaggersDocumentDoNotMix() {
    SessionAuth<?> left = auth("__Host-left", "/apart/common");
    SessionAuth<?> right = auth("__Host-right", "/apart/right");
    try (TestServer l =
            TestServer.start(Left.class, Common.class, shared(), left, SessionOpenApi.of(left));
        TestServer r =
            TestServer.start(
                Right.class, Common.class, shared(), right, SessionOpenApi.of(right))) {
      for (int i = 0; i < 2; i++) { // read, and kept by swagger
        JsonNode ofLeft = OpenApiDocumentTest.json(l.browser());
        JsonNode ofRight = OpenApiDocumentTest.json(r.browser());
        assertThat(paths(ofLeft)).containsExactlyInAnyOrder("/apart/left", "/apart/common");
        assertThat(paths(ofRight)).containsExactlyInAnyOrder("/apart/right", "/apart/common");
        assertThat(open(ofLeft, "/apart/common")).isTrue();
        assertThat(open(ofRight, "/apart/common")).isFalse();
        assertThat(open(ofLeft, "/apart/left")).isFalse();
        assertThat(open(ofRight, "/apart/right")).isTrue();
        assertThat(cookie(ofLeft)).isEqualTo("__Host-left");
        assertThat(cookie(ofRight)).isEqualTo("__Host-right");
      }
    }
  }

  private static OpenApiResource shared() {
    OpenApiResource resource = new OpenApiResource();
    resource.setResourcePackages(Set.of(OpenApiApartTest.class.getPackageName()));
    return resource;
  }

  private static Iterable<String> paths(JsonNode document) {
    return () -> document.path("paths").fieldNames();
  }

  private static boolean open(JsonNode document, String path) {
    return document.path("paths").path(path).path("get").has("security");
  }

  private static String cookie(JsonNode document) {
    return document.at("/components/securitySchemes/sessionCookie/name").asText();
  }

  @Test
  void applicationWithoutOurFilterShowsMarksThatTellNothing() {
    SessionAuth<?> auth = auth("__Host-a");
    SessionOpenApi.of(auth);
    try (TestServer server = TestServer.start(Left.class, new Shop.Document(), auth)) {
      JsonNode document = OpenApiDocumentTest.json(server.browser());
      String mark = document.findValue("x-session-operation").asText();
      assertThat(mark).matches("[A-Za-z0-9_-]{16}");
      assertThat(document.toString()).doesNotContain("OpenApiApartTest", "securitySchemes");
    }
  }

  /** Where swagger did not call our extension. */
  public static class Given extends OpenApiResource {
    private final Object entity;
    private final int status;

    Given(Object entity, int status) {
      this.entity = entity;
      this.status = status;
    }

    @Override
    public Response getOpenApi(HttpHeaders headers, UriInfo uri, String type) {
      return Response.status(status).entity(entity).type("application/json").build();
    }
  }

  @Test
  void documentWithoutMarksGetsTheSchemeAndOneWarning() {
    String text =
        "{\"paths\":{\"/apart/left\":{\"get\":{\"summary\":\"s\"}}},\"x-n\":0.12345678901234567890}";
    try (LogLines logs = new LogLines();
        TestServer server = start(new Given(text, 200), Left.class)) {
      assertThat(server.browser().get("/openapi.json").body()).contains(":0.12345678901234567890");
      JsonNode document = OpenApiDocumentTest.json(server.browser());
      assertThat(document.at("/paths/~1apart~1left/get")).hasToString("{\"summary\":\"s\"}");
      assertThat(document.has("security")).isFalse();
      assertThat(cookie(document)).isEqualTo("__Host-a");
      assertThat(warnings(logs)).singleElement().asString().contains("bears a mark");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"paths\":", "not json", "7"})
  void whatIsNoDocumentIsLeftAsItIs(String text) {
    try (TestServer server = start(new Given(text, 200))) {
      assertThat(server.browser().get("/openapi.json").body()).isEqualTo(text);
    }
  }

  @Test
  void documentThatIsNoTextOrNoSuccessIsLeftAsItIs() {
    try (LogLines logs = new LogLines();
        TestServer tree = start(new Given(Map.of("paths", Map.of()), 200));
        TestServer failed = start(new Given("{}", 404))) {
      assertThat(tree.browser().get("/openapi.json").body()).isEqualTo("{\"paths\":{}}");
      assertThat(failed.browser().get("/openapi.json").body()).isEqualTo("{}");
      assertThat(warnings(logs)).singleElement().asString().contains("no text");
    }
  }

  private static List<String> warnings(LogLines logs) {
    return logs.at(Level.WARNING).stream().filter(w -> w.contains("OpenAPI")).toList();
  }

  @Test
  void whatTheAuthorWroteByHandIsKept() {
    OpenAPI begun =
        new OpenAPI()
            .path("/by-hand", new PathItem().get(new Operation().summary("mine")))
            .addSecurityItem(new SecurityRequirement().addList("token"));
    try (LogLines logs = new LogLines();
        TestServer server = start(new Shop.Document(begun, true), Left.class)) {
      JsonNode document = OpenApiDocumentTest.json(server.browser());
      assertThat(document.at("/paths/~1by-hand/get")).hasToString("{\"summary\":\"mine\"}");
      assertThat(document.path("security")).hasToString("[{\"token\":[]}]");
      assertThat(document.at("/paths/~1apart~1left/get/responses").has("401")).isTrue();
      assertThat(server.browser().get("/openapi.json").body()).startsWith("{\n"); // as it was
      assertThat(warnings(logs)).singleElement().asString().contains("[GET /by-hand]");
    }
  }

  /** An annotation on a locator cannot be enforced: nobody gets through. */
  @Path("vault")
  public static class Vault {
    @Path("gold")
    @RolesAllowed("admin")
    public Shop.Files gold() {
      return new Shop.Files();
    }
  }

  @Test
  void whatLiesBehindALocatorWithAnAnnotationIsForNobody() {
    try (TestServer server = start(new Shop.Document(), Vault.class)) {
      JsonNode operation =
          OpenApiDocumentTest.json(server.browser()).at("/paths/~1vault~1gold/get");
      assertThat(operation.path("description").asText()).isEqualTo("Nobody may call this.");
      assertThat(operation.path("responses").has("403")).isTrue();
      assertThat(server.browser().get("/vault/gold").status()).isEqualTo(403);
    }
  }

  /** Marks that another JVM wrote into a file, and answers that are one object for several. */
  @Test
  void operationIsFoundByItsPathWhateverChangesInItOnTheWay() {
    ApiResponses answers =
        new ApiResponses().addApiResponse("200", new ApiResponse().description("Well."));
    Operation marked = new Operation().responses(answers);
    marked.addExtension("x-session-operation", "of another JVM");
    OpenAPI document =
        new OpenAPI()
            .path("/apart/left", new PathItem().get(new Operation().responses(answers)))
            .path("/apart/right", new PathItem().get(new Operation().responses(answers)))
            .path("/apart/common", new PathItem().get(marked));
    document =
        SessionOpenApi.of(auth("__Host-c", "/apart/right", "/apart/common"))
            .describing(Left.class, Right.class, Common.class)
            .apply(document);
    assertThat(answers).containsKey("401");
    assertThat(document.getPaths().get("/apart/right").getGet().getSecurity()).isEmpty();
    assertThat(marked.getSecurity()).isEmpty();
    assertThat(marked.getExtensions()).isNull();
  }

  /** One path in two media types: a document has one operation for both. */
  @Path("apart/two")
  @PermitAll
  public static class Pages {
    @GET
    @Produces("text/html")
    public String page() {
      return "page";
    }
  }

  @Path("apart/two")
  public static class Data {
    @GET
    @Produces("application/json")
    public String data() {
      return "{}";
    }
  }

  @Test
  void operationOfSeveralMethodsIsOpenWhereAllOfThemAre() {
    assertThat(two(Pages.class, Data.class).getResponses()).containsKey("401");
    assertThat(two(Data.class, Pages.class).getResponses()).containsKey("401");
    assertThat(two(Pages.class).getSecurity()).isEmpty();
    try (TestServer server = start(new Shop.Document(), Pages.class, Data.class)) {
      JsonNode operation = OpenApiDocumentTest.json(server.browser()).at("/paths/~1apart~1two/get");
      assertThat(operation.path("responses").has("401")).isTrue();
      assertThat(operation.has("security")).isFalse();
      assertThat(server.browser().get("/apart/two", "Accept", "text/html").body())
          .isEqualTo("page");
      assertThat(server.browser().get("/apart/two", "Accept", "application/json").status())
          .isEqualTo(401);
    }
  }

  private static Operation two(Class<?>... resources) {
    return SessionOpenApi.of(auth("__Host-d"))
        .describing(resources)
        .apply(new OpenAPI().path("/apart/two", new PathItem().get(new Operation())))
        .getPaths()
        .get("/apart/two")
        .getGet();
  }

  @Test
  void partsForADocumentBuiltByHand() {
    SessionOpenApi openApi = SessionOpenApi.of(auth("__Host-b"));
    SecurityScheme scheme = openApi.securityScheme();
    assertThat(scheme.getType()).isEqualTo(SecurityScheme.Type.APIKEY);
    assertThat(scheme.getIn()).isEqualTo(SecurityScheme.In.COOKIE);
    assertThat(scheme.getName()).isEqualTo("__Host-b");
    assertThat(openApi.requirement()).containsOnly(Map.entry("sessionCookie", List.of()));
  }

  @Test
  void libraryStartsWithoutSwaggerAndWithoutMicroProfile() throws Exception {
    assertThat(apart(false, "statusWithoutEither")).isEqualTo("401");
  }

  @Test
  void nothingIsMarkedBeforeAnApplicationAsksForIt() throws Exception {
    assertThat(apart(true, "marks")).isEqualTo("[null, null, true]");
  }

  private static final List<String> OPEN_API_JARS =
      List.of("swagger", "microprofile-openapi", "smallrye-open-api");

  /** Runs a method of {@link Alone} in a class loader of its own. */
  private static Object apart(boolean withOpenApi, String method) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (withOpenApi || OPEN_API_JARS.stream().noneMatch(entry::contains)) {
        urls.add(url(entry));
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      return loader.loadClass(Alone.class.getName()).getMethod(method).invoke(null);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL url(String entry) throws MalformedURLException {
    return new File(entry).toURI().toURL();
  }

  /** What runs in a class loader of its own. */
  public static final class Alone {
    private Alone() {}

    public static String statusWithoutEither() {
      if (isHere("io.swagger.v3.oas.models.OpenAPI")
          || isHere("org.eclipse.microprofile.openapi.OASFilter")) {
        return "a library of OpenAPI is here";
      }
      try (TestServer server = TestServer.start(Accounts.class, Accounts.auth().build())) {
        return String.valueOf(server.browser().get("/me").status());
      }
    }

    private static boolean isHere(String name) {
      try {
        return Class.forName(name) != null;
      } catch (ClassNotFoundException absent) {
        return false;
      }
    }

    public static String marks() throws NoSuchMethodException {
      List<Object> seen = new ArrayList<>();
      seen.add(marked());
      SessionAuth<?> auth = Accounts.auth().build();
      seen.add(marked());
      SessionOpenApi.of(auth);
      seen.add(marked() != null);
      return seen.toString();
    }

    private static Object marked() throws NoSuchMethodException {
      Operation operation = new Operation();
      var chain = OpenAPIExtensions.chain();
      chain.next().decorateOperation(operation, Left.class.getMethod("left"), chain);
      return operation.getExtensions() == null
          ? null
          : operation.getExtensions().get("x-session-operation");
    }
  }
}
