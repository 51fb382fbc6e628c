package io.github.jaxrssessions.guides.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** What the guide about cross-site request forgery says. */
class CsrfTest {
  private final KeyRing keys = KeyRing.ephemeral();

  private static Site site(SessionAuth<User> auth) {
    return Site.of(new ResourceConfig(Guarded.class).register(auth));
  }

  @Test
  void browserHeadersDecide() {
    try (Site site = site(Guarded.trusted(keys))) {
      Site.Visitor visitor = site.visitor();
      String own = site.address().toString().replaceAll("/$", "");
      assertThat(visitor.get("/", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(200);
      assertThat(visitor.post("/", "").statusCode()).isEqualTo(200); // no browser
      assertThat(post(visitor, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
      assertThat(post(visitor, "Sec-Fetch-Site", "none")).isEqualTo(200);
      assertThat(post(visitor, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
      assertThat(post(visitor, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
      assertThat(post(visitor, "Origin", own)).isEqualTo(200);
      assertThat(post(visitor, "Origin", "https://evil.example")).isEqualTo(403);
      assertThat(post(visitor, "Origin", "null")).isEqualTo(403);
      assertThat(post(visitor, "Sec-Fetch-Site", "same-site", "Origin", "https://app.example.com"))
          .isEqualTo(200);
      assertThat(visitor.post("/oidc/callback", "", "Sec-Fetch-Site", "cross-site").statusCode())
          .isEqualTo(200);
    }
  }

  private static int post(Site.Visitor visitor, String... headers) {
    return visitor.post("/", "", headers).statusCode();
  }

  @Test
  void refusalSaysWhy() {
    try (Site site = site(Guarded.trusted(keys))) {
      HttpResponse<String> answer = site.visitor().post("/", "", "Origin", "https://evil.example");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body())
          .isEqualTo(
              "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                  + "\"detail\":\"The request came from another origin.\"}");
    }
  }

  @Test
  void reportOnlyTellsAndLetsPass() {
    List<String> told = new ArrayList<>();
    try (Site site = site(Guarded.reporting(keys, told::add))) {
      assertThat(post(site.visitor(), "Origin", "https://app.example.com")).isEqualTo(200);
    }
    assertThat(told).containsExactly("POST from [https://app.example.com]");
  }

  @Test
  void strictIsWritten() {
    assertThat(Guarded.strict(keys).issue(Map.of()).get(0)).endsWith("; SameSite=Strict");
  }
}
