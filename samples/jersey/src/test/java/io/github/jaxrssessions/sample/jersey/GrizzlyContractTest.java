package io.github.jaxrssessions.sample.jersey;

import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;

class GrizzlyContractTest extends JerseyContract {
  private HttpServer server;

  GrizzlyContractTest() {
    super("Jersey on Grizzly");
  }

  @Override
  protected URI start() {
    server = GrizzlyHttpServerFactory.createHttpServer(FREE, application());
    return at(server.getListener("grizzly").getPort());
  }

  @Override
  protected void stop() {
    server.shutdownNow();
  }
}
