package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.runtime.Unprotected;
import org.junit.jupiter.api.Test;

/** What a runtime that looks for providers in libraries finds in ours. */
class UnprotectedTest {

  @Test
  void applicationWithoutASessionAuthFailsItsDeployment() {
    assertThatThrownBy(() -> TestServer.start(LoggedOutTest.Vault.class, Unprotected.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "jaxrs-sessions is here and no SessionAuth is registered, so everybody could call "
                + LoggedOutTest.Vault.class.getName());
  }

  @Test
  void applicationWithOneIsLeftAlone() {
    try (TestServer server =
        TestServer.start(LoggedOutTest.Vault.class, Unprotected.class, Accounts.auth().build())) {
      assertThat(server.browser().get("/vault").status()).isEqualTo(401);
    }
  }
}
