package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.openapi.SessionOpenApi;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The plain function on swagger-core's objects, those of 2.2 and those of 3.0. */
class SwaggerThreeTest {

  /** What is run twice: it names nothing but the library and the models. */
  public static final class Described implements Supplier<Map<String, String>> {
    @Override
    public Map<String, String> get() {
      SessionAuth<?> auth =
          Accounts.auth().cookie(SessionCookie.standard().withName("__Host-three")).build();
      OpenAPI document =
          new OpenAPI()
              .components(new Components())
              .paths(
                  new Paths()
                      .addPathItem("/api/note", item(PathItem.HttpMethod.POST))
                      .addPathItem("/api/admin", item(PathItem.HttpMethod.GET))
                      .addPathItem("/other/admin", item(PathItem.HttpMethod.GET))
                      .addPathItem("/api/open", item(PathItem.HttpMethod.GET)));
      document = SessionOpenApi.of(auth).describing(Accounts.class).apply(document);
      Map<String, String> said = new TreeMap<>();
      said.put("models", OpenAPI.class.getProtectionDomain().getCodeSource().toString());
      said.put("scheme", document.getComponents().getSecuritySchemes().toString());
      said.put("schema", document.getComponents().getSchemas().toString());
      said.put("security", String.valueOf(document.getSecurity()));
      document.getPaths().forEach((path, item) -> said.put(path, item.toString()));
      return said;
    }

    private static PathItem item(PathItem.HttpMethod method) {
      ApiResponses answers =
          new ApiResponses().addApiResponse("200", new ApiResponse().description("Well."));
      PathItem item = new PathItem();
      item.operation(method, new Operation().responses(answers));
      return item;
    }
  }

  /** The tests' class path, with the models of 3.0 and without all else of swagger. */
  private static URLClassLoader withThree() throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(Path.of(System.getProperty("swagger-3")).toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("swagger")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  @SuppressWarnings("unchecked")
  void functionSaysTheSameOnTheModelsOfThree() throws Exception {
    Map<String, String> two = new Described().get();
    Map<String, String> three;
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (URLClassLoader loader = withThree()) {
      thread.setContextClassLoader(loader); // services are looked for there
      three =
          ((Supplier<Map<String, String>>)
                  loader.loadClass(Described.class.getName()).getConstructor().newInstance())
              .get();
    } finally {
      thread.setContextClassLoader(usual);
    }
    assertThat(two.remove("models")).contains("swagger-models-jakarta");
    assertThat(three.remove("models")).contains("swagger-3");
    assertThat(three).isEqualTo(two);
    assertThat(two.get("scheme")).contains("__Host-three");
    assertThat(two.get("/api/note")).contains("Set-Cookie", "401").doesNotContain("403");
    assertThat(two.get("/api/admin")).contains("403", "Needs the role admin.");
    assertThat(two.get("/api/open")).contains("security: []").doesNotContain("401");
    assertThat(two.get("/other/admin")).doesNotContain("401"); // of no application path
  }
}
