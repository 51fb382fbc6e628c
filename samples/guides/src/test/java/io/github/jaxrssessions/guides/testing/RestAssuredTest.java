package io.github.jaxrssessions.guides.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.testing.AnsweredSession;
import io.github.jaxrssessions.testing.LoggedIn;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With REST Assured. */
class RestAssuredTest {
  final SessionAuth<User> auth = Sessions.settings(KeyRing.ephemeral()).build();
  final Site site = Site.of(new ResourceConfig(Shop.class).register(auth));

  @AfterEach
  void stop() {
    site.close();
  }

  // #region header
  @Test
  void aUserSeesHerself() {
    given()
        .baseUri(site.address().toString())
        .header("Cookie", LoggedIn.cookie(auth, Map.of("user_id", "2")))
        .when()
        .get("/user")
        .then()
        .statusCode(200)
        .body("email", equalTo("bea@example.com"));
  }

  // #endregion header

  // #region answered
  @Test
  void aLoginSetsTheSession() {
    Response login =
        given()
            .baseUri(site.address().toString())
            .contentType(ContentType.JSON)
            .body("{\"email\":\"bea@example.com\",\"password\":\"open sesame\"}")
            .post("/login");

    List<String> lines = login.headers().getValues("Set-Cookie");
    assertThat(AnsweredSession.of(auth, lines).session().text("user_id")).isEqualTo("2");

    given()
        .baseUri(site.address().toString())
        .header("Cookie", LoggedIn.cookie(lines)) // go on with what the login set
        .get("/user")
        .then()
        .statusCode(200);
  }

  // #endregion answered
}
