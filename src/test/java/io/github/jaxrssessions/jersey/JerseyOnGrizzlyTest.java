package io.github.jaxrssessions.jersey;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.app.ContractApplication;
import java.net.URI;
import java.util.Map;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.internal.Version;
import org.glassfish.jersey.server.ResourceConfig;

/** The contract where the library is built: its own tests begin here. */
class JerseyOnGrizzlyTest extends RuntimeContract {
  private HttpServer server;

  @Override
  protected Row row() {
    return new Row("Jersey on Grizzly", Version.getVersion());
  }

  @Override
  protected Map<String, String> limits() {
    if (!"store".equals(System.getProperty("contract.in"))) {
      return Map.of();
    }
    String oneCookie = "with a store the cookie holds the id alone";
    return Map.of(
        "afterLogoutACopyOfTheCookieIsRefused",
        "refused all the same, with the reason NOT_STORED",
        "bigSessionIsSplitAndComesBack",
        oneCookie,
        "smallerSessionExpiresThePartsItNoLongerNeeds",
        oneCookie,
        "sessionThatIsTooBigIsA413AndSetsNothing",
        "a store takes more: StoredSessionsTest");
  }

  @Override
  protected URI start() {
    server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"),
            ResourceConfig.forApplication(new ContractApplication()));
    return URI.create("http://127.0.0.1:" + server.getListener("grizzly").getPort() + "/");
  }

  @Override
  protected void stop() {
    server.shutdownNow();
  }
}
