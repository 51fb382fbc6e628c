package io.github.jaxrssessions.benchmarks.server;

import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Jersey on {@code -Dcontainer=}: {@code grizzly} or {@code jetty}. */
public final class JerseyServer {
  private JerseyServer() {}

  /** Blocks until the process is ended. */
  public static void main(String[] args) throws Exception {
    int port = Integer.getInteger("port");
    Variant variant = Variant.asked();
    ResourceConfig application = new ResourceConfig(variant.resource());
    variant.instances().forEach(application::register);
    if (System.getProperty("container").equals("grizzly")) {
      GrizzlyHttpServerFactory.createHttpServer(
          URI.create("http://127.0.0.1:" + port + "/"), application);
    } else {
      jetty(port, application, variant == Variant.HTTPSESSION);
    }
    Meter.listenForGood();
  }

  private static void jetty(int port, ResourceConfig application, boolean sessions)
      throws Exception {
    ServletContextHandler context =
        new ServletContextHandler(
            "/", sessions ? ServletContextHandler.SESSIONS : ServletContextHandler.NO_SESSIONS);
    context.addServlet(new ServletHolder(new ServletContainer(application)), "/*");
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    server.setHandler(context);
    server.start();
  }
}
