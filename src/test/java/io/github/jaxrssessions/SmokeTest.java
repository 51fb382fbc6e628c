package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void loginReadLogout() {
    try (TestServer server = TestServer.start(Accounts.class, Accounts.auth().build())) {
      Browser browser = server.browser();
      assertThat(browser.get("/me").status()).isEqualTo(401);
      assertThat(browser.get("/open").status()).isEqualTo(200);
      assertThat(browser.post("/login/ann", "").setCookies())
          .hasSize(1)
          .allSatisfy(System.out::println);
      System.out.println(browser.get("/me"));
      assertThat(browser.get("/me").body()).isEqualTo("ann");
      assertThat(browser.get("/admin").status()).isEqualTo(403);
      browser.post("/note", "hello");
      assertThat(browser.get("/note").body()).isEqualTo("hello");
      Browser thief = browser.copy();
      System.out.println(browser.post("/logout", ""));
      assertThat(browser.jar).isEmpty();
      assertThat(thief.get("/me").status()).isEqualTo(401);
      System.out.println(thief.get("/me"));
    }
  }
}
