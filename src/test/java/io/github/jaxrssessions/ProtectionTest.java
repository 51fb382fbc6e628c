package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in over HTTP, with nothing registered but the feature: rule 2 and point 4. */
class ProtectionTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Accounts.class,
            Guarded.class,
            Guarded.Closed.class,
            Guarded.Inherits.class,
            Accounts.auth().build());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Browser as(String name) {
    Browser browser = server.browser();
    if (!name.isEmpty()) {
      browser.post("/login/" + name, "");
    }
    return browser;
  }

  @ParameterizedTest(name = "{0} {1}: {2} without a login, {3} for ann, {4} for bob")
  @CsvSource({
    "GET,  /guarded/login,     401, 200, 200",
    "GET,  /guarded/open,      200, 200, 200",
    "GET,  /guarded/denied,    401, 403, 403",
    "GET,  /guarded/ann,       401, 200, 403",
    "GET,  /guarded/some,      401, 200, 200",
    "GET,  /guarded/empty,     401, 403, 403",
    "GET,  /guarded/interface, 401, 200, 403",
    "POST, /guarded/generic,   401, 403, 403",
    "GET,  /closed,            401, 200, 403",
    "GET,  /closed/open,       200, 200, 200",
    "GET,  /inherits,          401, 200, 403",
    "GET,  /inherits/own,      200, 200, 200",
    // HEAD follows its GET
    "HEAD, /guarded/login,     401, 200, 200",
    "HEAD, /guarded/open,      200, 200, 200",
    "HEAD, /guarded/denied,    401, 403, 403",
    "HEAD, /guarded/ann,       401, 200, 403",
    "HEAD, /closed,            401, 200, 403",
    // OPTIONS is open: the runtime's own, and a user's without a rule of its own
    "OPTIONS, /guarded/login,        200, 200, 200",
    "OPTIONS, /guarded/denied,       200, 200, 200",
    "OPTIONS, /closed/open,          200, 200, 200",
    "OPTIONS, /guarded/asked,        200, 200, 200",
    "OPTIONS, /closed,               200, 200, 200",
    "OPTIONS, /guarded/asked-role,   401, 200, 403",
    "OPTIONS, /guarded/asked-denied, 401, 403, 403",
  })
  void accessIsAsAnnotated(String method, String path, int nobody, int ann, int bob) {
    assertThat(as("").send(method, path, "").status()).isEqualTo(nobody);
    assertThat(as("ann").send(method, path, "").status()).isEqualTo(ann);
    assertThat(as("bob").send(method, path, "").status()).isEqualTo(bob);
  }

  @Test
  void whatTheRuntimeDoesNotMatchIsItsOwnAffair() {
    assertThat(as("").get("/nowhere").status()).isEqualTo(404);
    assertThat(as("").send("DELETE", "/guarded/login", "").status()).isEqualTo(405);
  }

  @Test // point 11
  void refusalsSayWhatToDoAndNothingElse() {
    Reply unauthorized = as("").get("/guarded/ann");
    assertThat(unauthorized.header("WWW-Authenticate")).isEqualTo("Session");
    assertThat(unauthorized.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(unauthorized.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                + "\"detail\":\"Log in and try again.\"}");
    Reply forbidden = as("bob").get("/guarded/ann");
    assertThat(forbidden.header("WWW-Authenticate")).isEmpty();
    assertThat(forbidden.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(forbidden.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                + "\"detail\":\"This needs a right that you do not have.\"}");
    assertThat(List.of(unauthorized, forbidden))
        .allSatisfy(
            reply -> {
              assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
              assertThat(reply.header("Vary")).isEqualTo("Cookie");
              assertThat(reply.setCookies()).isEmpty();
            });
  }
}
