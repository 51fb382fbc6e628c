package io.github.jaxrssessions.cluster;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** An application on a port of this machine, served by the JDK's own server. */
final class Server implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(32);

  private Server(HttpServer http, ResourceConfig application) {
    this.http = http;
    http.createContext("/", ContainerFactory.createContainer(HttpHandler.class, application));
    http.setExecutor(threads);
    http.start();
  }

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @throws java.net.BindException where the port is taken
   */
  static Server start(int port, ResourceConfig application) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else an answer may wait 40 ms
    HttpServer http = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    try {
      return new Server(http, application);
    } catch (Throwable e) {
      http.stop(0);
      throw e;
    }
  }

  URI address() {
    return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
