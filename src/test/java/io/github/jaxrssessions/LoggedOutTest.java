package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.testing.LoggedOut;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The check that an application is not open. */
class LoggedOutTest {

  /** Needs a login where a SessionAuth is registered. */
  @Path("vault")
  public static class Vault {
    @GET
    public String get() {
      return "gold";
    }

    @GET
    @Path("elsewhere")
    public Response elsewhere() {
      return Response.status(401).header("WWW-Authenticate", "Basic realm=\"x\"").build();
    }
  }

  @Test
  void protectedResourcePasses() {
    try (TestServer server = TestServer.start(Vault.class, Accounts.auth().build())) {
      assertThatCode(() -> LoggedOut.isRefused(server.uri().resolve("/vault")))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void openResourceFailsAndSaysWhatToDo() {
    try (TestServer server = TestServer.start(Vault.class)) {
      URI open = server.uri().resolve("/vault");
      assertThatThrownBy(() -> LoggedOut.isRefused(open))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith(
              "GET "
                  + open
                  + " without a login was answered 200, where SessionAuth answers 401 with"
                  + " WWW-Authenticate: Session.")
          .hasMessageContaining("the SessionAuth is not registered")
          .hasMessageContaining("auth.configure(context)")
          .hasMessageContaining("@ApplicationScoped");
    }
  }

  @Test
  void refusalOfAnotherIsNotOurs() {
    try (TestServer server = TestServer.start(Vault.class)) {
      assertThatThrownBy(() -> LoggedOut.isRefused(server.uri().resolve("/vault/elsewhere")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("was answered 401 with WWW-Authenticate: Basic realm=\"x\", where");
    }
  }

  @Test
  void pathThatIsNotThereFails() {
    try (TestServer server = TestServer.start(Vault.class, Accounts.auth().build())) {
      assertThatThrownBy(() -> LoggedOut.isRefused(server.uri().resolve("/vaults")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("was answered 404")
          .hasMessageContaining("not the address of a resource");
    }
  }

  @Test
  void serverThatDoesNotRunFails() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(() -> LoggedOut.isRefused(URI.create("http://127.0.0.1:" + free + "/")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "GET http://127.0.0.1:"
                + free
                + "/ was not answered (ConnectException). Start the server before, and check host,"
                + " port and path.")
        .hasCauseInstanceOf(ConnectException.class);
  }
}
