package io.github.jaxrssessions.sample.helidon;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.microprofile.server.Server;
import org.junit.jupiter.api.Test;

/** Helidon gives each application what the features of all register. */
class SeveralApplicationsTest {

  @Test
  void secondSessionAuthFailsTheStart() {
    assertThatThrownBy(
            () ->
                Server.builder()
                    .host("127.0.0.1")
                    .port(0)
                    .addApplication(Api.class)
                    .addApplication(HelidonContractTest.Api.class)
                    .build()
                    .start()
                    .stop())
        .hasStackTraceContaining("Two applications of this Helidon server register a SessionAuth");
  }
}
