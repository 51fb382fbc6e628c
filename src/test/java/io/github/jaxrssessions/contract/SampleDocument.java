package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** The OpenAPI document of the samples' application, as a server serves it. */
public final class SampleDocument {
  private SampleDocument() {}

  /** Reads it over HTTP, as JSON. */
  public static JsonNode read(Browser browser, String path) throws JsonProcessingException {
    Browser.Reply reply = browser.get(path);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return new ObjectMapper().readTree(reply.body());
  }

  /** It says who may call what, and what becomes of the cookie. */
  public static void saysWhatTheServerDoes(JsonNode document) {
    JsonNode scheme = document.at("/components/securitySchemes/sessionCookie");
    assertThat(scheme.path("type").asText()).as(document.toPrettyString()).isEqualTo("apiKey");
    assertThat(scheme.path("in").asText()).isEqualTo("cookie");
    assertThat(document.path("security")).hasToString("[{\"sessionCookie\":[]}]");
    for (String open : List.of("/paths/~1/get", "/paths/~1login/post", "/paths/~1logout/post")) {
      JsonNode operation = document.at(open);
      assertThat(operation.path("security").isArray()).as(open).isTrue();
      assertThat(operation.path("security")).isEmpty();
      assertThat(operation.path("responses").has("401")).isFalse();
    }
    JsonNode me = document.at("/paths/~1me/get");
    assertThat(me.has("security")).isFalse();
    assertThat(me.path("responses").has("401")).isTrue();
    assertThat(me.path("responses").has("403")).isFalse();
    JsonNode admin = document.at("/paths/~1admin/get");
    assertThat(admin.path("description").asText()).isEqualTo("Needs the role admin.");
    assertThat(admin.path("responses").has("401")).isTrue();
    assertThat(admin.path("responses").has("403")).isTrue();
    assertThat(me.at("/responses/401/content/application~1problem+json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/SessionProblem");
    assertThat(document.at("/components/schemas/SessionProblem/properties/status/type").asText())
        .isEqualTo("integer");
    for (String writes : List.of("/paths/~1login/post", "/paths/~1logout/post")) {
      assertThat(document.at(writes).findValue("Set-Cookie").path("description").asText())
          .contains(scheme.path("name").asText());
    }
    assertThat(me.findValue("Set-Cookie")).isNull();
  }

  /** The scheme names the cookie that the sample really sets. */
  public static void namesTheCookie(JsonNode document, Browser.Reply login) {
    String name = document.at("/components/securitySchemes/sessionCookie/name").asText();
    assertThat(login.setCookies()).singleElement().asString().startsWith(name + "=");
  }
}
