package io.github.jaxrssessions.guides.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.contract.ForeignParser;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.SecurityRequirement;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the guide about OpenAPI says. */
class OpenApiTest {
  private static final SessionAuth<User> AUTH = Api.auth(KeyRing.ephemeral());
  private static final Site SITE = Site.of(Api.application(AUTH));

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static JsonNode shown() throws IOException {
    try (InputStream file = OpenApiTest.class.getResourceAsStream("/openapi/openapi.yaml")) {
      return Yaml.mapper().readTree(Objects.requireNonNull(file));
    }
  }

  @Test
  void documentThatIsShownIsWhatTheServerAnswers() throws IOException {
    String yaml = SITE.visitor().get("/openapi.yaml").body();
    String json = SITE.visitor().get("/openapi.json").body();

    assertThat(Yaml.mapper().readTree(yaml)).as(yaml).isEqualTo(shown());
    assertThat(Json.mapper().readTree(json)).isEqualTo(shown());
  }

  @Test
  void documentNeedsALoginUnlessItsPathIsPublic() {
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Optional.empty())
            .keys(KeyRing.ephemeral())
            .build();
    try (Site site = Site.of(Api.application(auth))) {
      assertThat(site.visitor().get("/openapi.json").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void withoutTheFeatureNothingIsSaidOfLogins() throws IOException {
    try (Site site =
        Site.of(new ResourceConfig(Accounts.class).register(AUTH).register(Api.document()))) {
      JsonNode document = Json.mapper().readTree(site.visitor().get("/openapi.json").body());

      assertThat(document.at("/paths").size()).isEqualTo(shown().at("/paths").size());
      assertThat(document.toString()).doesNotContain("sessionCookie", "401", "Set-Cookie");
    }
  }

  @Test
  void documentMadeByHandSaysTheSame() throws IOException {
    OpenAPI document =
        new OpenAPI()
            .paths(
                new Paths()
                    .addPathItem("/api/admin", new PathItem().get(new Operation()))
                    .addPathItem("/api/login", new PathItem().post(new Operation()))
                    .addPathItem("/elsewhere", new PathItem().get(new Operation())));

    JsonNode described = Json.mapper().valueToTree(Api.described(document, AUTH));

    JsonNode scheme = described.at("/components/securitySchemes");
    assertThat(scheme).isEqualTo(shown().at("/components/securitySchemes"));
    JsonNode admin = described.at("/paths/~1api~1admin/get");
    assertThat(admin.get("description")).isEqualTo(shown().at("/paths/~1admin/get/description"));
    assertThat(admin.at("/responses/401"))
        .isEqualTo(shown().at("/paths/~1admin/get/responses/401"));
    assertThat(described.at("/paths/~1api~1login/post/security").isArray()).isTrue();
    assertThat(described.at("/paths/~1elsewhere/get")).isEmpty(); // no method of Accounts
    assertThat(Json.mapper().<JsonNode>valueToTree(Api.described(document, AUTH)))
        .isEqualTo(described);
  }

  @ParameterizedTest
  @EnumSource
  void strangersReadWhatTheFunctionSays(SpecVersion version) throws Exception {
    OpenAPI document = new OpenAPI(version).info(new Info().title("Accounts").version("1"));
    document.openapi(version == SpecVersion.V30 ? "3.0.1" : "3.1.0");
    for (String path : List.of("/api/admin", "/api/login", "/api/logout")) {
      Operation operation = new Operation().operationId(path.substring("/api/".length()));
      operation.responses(
          new ApiResponses().addApiResponse("200", new ApiResponse().description("Well.")));
      PathItem item = new PathItem();
      item.operation(
          path.endsWith("admin") ? PathItem.HttpMethod.GET : PathItem.HttpMethod.POST, operation);
      document.path(path, item);
    }

    OpenAPI described = Api.described(document, AUTH);
    OpenAPIContract contract =
        ForeignParser.read(
            (version == SpecVersion.V30 ? Json.mapper() : Json31.mapper()).valueToTree(described));

    assertThat(contract.operations()).hasSize(3);
    assertThat(contract.operation("login").getSecurityRequirements().isEmpty()).isTrue();
    assertThat(contract.operation("admin").getSecurityRequirements())
        .flatExtracting(SecurityRequirement::getNames)
        .containsExactly("sessionCookie");
  }
}
