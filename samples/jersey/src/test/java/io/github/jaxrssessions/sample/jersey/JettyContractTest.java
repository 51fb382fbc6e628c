package io.github.jaxrssessions.sample.jersey;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.jetty.JettyHttpContainerFactory;

class JettyContractTest extends JerseyContract {
  private Server server;

  JettyContractTest() {
    super("Jersey on Jetty");
  }

  @Override
  protected URI start() {
    server = JettyHttpContainerFactory.createServer(FREE, application());
    return at(((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  @Override
  protected void stop() throws Exception {
    server.stop();
  }
}
