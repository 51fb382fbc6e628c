package io.github.jaxrssessions.quickstart;

import static io.github.jaxrssessions.quickstart.Visitor.body;
import static io.github.jaxrssessions.quickstart.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open to all: the document and the pages. */
class OpenInterfaceTest extends Interface {
  // --- the document and the pages ---

  @Test
  void documentNamesEveryPath() {
    HttpResponse<String> answer = visitor().get("/openapi.json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(body(answer).get("paths").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "/signup",
            "/login",
            "/user",
            "/session",
            "/basket",
            "/logout",
            "/logout/everywhere",
            "/admin");
  }

  @Test
  void documentTellsWhoMayCall() {
    JsonNode document = body(visitor().get("/openapi.json"));

    JsonNode scheme = document.at("/components/securitySchemes/sessionCookie");
    assertThat(scheme.get("in").asText()).isEqualTo("cookie");
    assertThat(scheme.get("name").asText()).isEqualTo("session-insecure");
    assertThat(document.at("/paths/~1login/post/security")).isEmpty();
    assertThat(document.at("/paths/~1login/post/security").isArray()).isTrue();
    assertThat(document.at("/paths/~1user/get/responses").has("401")).isTrue();
    assertThat(document.at("/paths/~1admin/get/responses").has("403")).isTrue();
    assertThat(document.at("/paths/~1admin/get/description").asText()).contains("admin");
    assertThat(document.at("/paths/~1signup/post/responses/201/headers/Set-Cookie").toString())
        .contains("Logs in: the answer sets the cookie session-insecure.");
    assertThat(document.at("/paths/~1logout/post/responses/204/headers/Set-Cookie").toString())
        .contains("Logs out: the answer clears the cookie session-insecure.");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/app.js, text/javascript",
    "/style.css, text/css",
    "/icon.svg, image/svg+xml",
    "/docs, text/html",
    "/docs.js, text/javascript",
    "/docs/swagger-ui.css, text/css",
    "/docs/swagger-ui-bundle.js, text/javascript"
  })
  void pagesAreOpenAndTakeNoScriptsOfOthers(String path, String type) {
    HttpResponse<String> answer = visitor().get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self'")
        .doesNotContain("script-src");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
  }

  @Test
  void unknownPathIsNotFound() {
    assertThat(visitor().get("/nothing").statusCode()).isEqualTo(404);
    assertThat(visitor().get("/docs/pom.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void loginFromAnotherSiteIsRefused() {
    HttpResponse<String> answer =
        visitor()
            .send(
                "POST",
                "/login",
                json("email", "ada@example.com", "password", "correct horse"),
                "Origin",
                "https://evil.example");

    assertProblem(answer, 403, null);
  }
}
