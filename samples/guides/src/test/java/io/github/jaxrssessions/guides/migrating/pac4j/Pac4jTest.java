package io.github.jaxrssessions.guides.migrating.pac4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page "from pac4j". */
class Pac4jTest {
  private static final String PROVIDER = "https://login.example.com/?state=";

  /** Its codes: one of each user. */
  private static final IdentityProvider LOGIN =
      new IdentityProvider() {
        @Override
        public URI login(String state) {
          return URI.create(PROVIDER + state);
        }

        @Override
        public Optional<String> user(String code) {
          return Optional.ofNullable(Map.of("code-ali", "1", "code-bea", "2").get(code));
        }
      };

  private final Site site =
      Site.of(
          new ResourceConfig()
              .register(new After(LOGIN))
              .register(
                  After.settings(KeyRing.ephemeral())
                      .cookie(SessionCookie.insecureForLocalhost())
                      .build()));

  @AfterEach
  void stop() {
    site.close();
  }

  private static String begin(Site.Visitor visitor) {
    HttpResponse<String> sent = visitor.get("login");
    assertThat(sent.statusCode()).isEqualTo(303);
    return sent.headers().firstValue("Location").orElseThrow().substring(PROVIDER.length());
  }

  private static HttpResponse<String> callback(Site.Visitor visitor, String state, String code) {
    return visitor.get("callback?state=" + state + "&code=" + code);
  }

  @Test
  void whoComesBackFromTheProviderIsLoggedIn() {
    Site.Visitor ali = site.visitor();
    String state = begin(ali);
    assertThat(ali.get("user").statusCode()).isEqualTo(401);
    assertThat(callback(ali, state, "code-ali").statusCode()).isEqualTo(303);
    assertThat(ali.get("user").body()).isEqualTo("1");
    assertThat(ali.get("admin").statusCode()).isEqualTo(200);
    assertThat(callback(ali, state, "code-ali").statusCode()).isEqualTo(400); // the state is gone
  }

  @Test
  void aLoginThatWasBegunElsewhereIsRefused() {
    String state = begin(site.visitor());
    Site.Visitor bea = site.visitor();
    assertThat(callback(bea, state, "code-ali").statusCode()).isEqualTo(400);
    begin(bea);
    assertThat(callback(bea, state, "code-ali").statusCode()).isEqualTo(400);
    assertThat(bea.get("user").statusCode()).isEqualTo(401);
  }

  @Test
  void whoHasNoRoleMayNot() {
    Site.Visitor bea = site.visitor();
    callback(bea, begin(bea), "code-bea");
    assertThat(bea.get("admin").statusCode()).isEqualTo(403);
    assertThat(bea.post("logout", "").statusCode()).isEqualTo(204);
    assertThat(bea.get("user").statusCode()).isEqualTo(401);
  }
}
