package io.github.jaxrssessions.guides.optionallogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guide about optional logins says. */
class OptionalLoginTest {
  private static final String ALI = "email=ali%40example.com&password=open+sesame";
  private static final String BEA = "email=bea%40example.com&password=open+sesame";

  private final SessionAuth<User> auth =
      SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
          .keys(KeyRing.ephemeral())
          .cookie(SessionCookie.insecureForLocalhost())
          .build();
  private final Site site = Site.of(new ResourceConfig(Shop.class).register(auth));
  private final Site.Visitor visitor = site.visitor();

  @AfterEach
  void close() {
    site.close();
  }

  private void add(String item) {
    assertThat(visitor.post("/shop/basket", item, "Content-Type", "text/plain").statusCode())
        .isEqualTo(204);
  }

  @Test
  void frontGreetsEverybodyAndWhoIsLoggedInByName() {
    assertThat(visitor.get("/shop").body()).isEqualTo("Hello");
    visitor.form("/shop/login", ALI);
    assertThat(visitor.get("/shop").body()).isEqualTo("Hello, ali@example.com");
  }

  @Test
  void guestHasABasketAndNoLogin() {
    assertThat(visitor.get("/shop/basket").body()).isEqualTo("[]");
    add("tea");
    add("milk");
    assertThat(visitor.get("/shop/basket").body()).isEqualTo("[\"tea\",\"milk\"]");
    assertThat(visitor.get("/shop").body()).isEqualTo("Hello");
    assertThat(visitor.get("/shop/orders").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/shop/basket").body()).contains("tea"); // the 401 kept it
  }

  @Test
  void basketMovesIntoTheLogin() {
    add("tea");
    visitor.form("/shop/login", ALI);
    assertThat(visitor.get("/shop/basket").body()).isEqualTo("[\"tea\"]");
    assertThat(visitor.get("/shop/orders").body()).isEqualTo("1");
  }

  @Test
  void basketOfOneUserDoesNotMoveToAnother() {
    visitor.form("/shop/login", ALI);
    add("tea");
    visitor.form("/shop/login", BEA);
    assertThat(visitor.get("/shop/basket").body()).isEqualTo("[]");
  }
}
