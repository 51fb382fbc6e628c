package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jaxrssessions.openapi.SessionOasFilter;
import io.github.jaxrssessions.openapi.SessionOpenApi;
import io.smallrye.openapi.api.util.FilterUtil;
import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiParser;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The filter of MicroProfile OpenAPI, run by SmallRye's implementation of 3.1. */
class OasFilterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SessionAuth<Accounts.User> AUTH =
      Accounts.auth()
          .cookie(SessionCookie.standard().withName("__Host-shop"))
          .publicPaths("/openapi.json", "/openapi.yaml", "/shop/public/**")
          .build();

  /** Three lines of a user. */
  public static class Docs extends SessionOasFilter {
    /** Called by the server. */
    public Docs() {
      super(AUTH, Shop.CLASSES);
    }
  }

  private static OpenAPI read() {
    return new Reader(new SwaggerConfiguration()).read(Set.of(Shop.CLASSES));
  }

  @SuppressWarnings("deprecation") // all that its release for 3.1 of MicroProfile has
  private static String filtered(String document) throws Exception {
    var model =
        OpenApiParser.parse(
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), Format.JSON, null);
    return OpenApiSerializer.serialize(FilterUtil.applyFilter(new Docs(), model), Format.JSON);
  }

  /** Without what says nothing: swagger's marks, and SmallRye's default style of a header. */
  private static JsonNode said(String document) throws Exception {
    JsonNode said = JSON.readTree(document);
    said.findParents("x-session-operation")
        .forEach(operation -> ((ObjectNode) operation).remove("x-session-operation"));
    said.findValues("Set-Cookie").forEach(header -> ((ObjectNode) header).remove("style"));
    return said;
  }

  @Test
  void filterSaysTheSameAsSwaggersDocument() throws Exception {
    String plain = Json.mapper().writeValueAsString(read());
    OpenAPI described = SessionOpenApi.of(AUTH).describing(Shop.CLASSES).apply(read());
    String once = filtered(plain);
    assertThat(said(once)).isEqualTo(said(Json.mapper().writeValueAsString(described)));
    assertThat(filtered(once)).isEqualTo(once);
  }

  @Test
  void emptyDocumentGetsNothingButTheScheme() throws Exception {
    JsonNode document = JSON.readTree(filtered("{\"openapi\":\"3.0.3\"}"));
    assertThat(document.at("/components/securitySchemes/sessionCookie/name").asText())
        .isEqualTo("__Host-shop");
  }
}
