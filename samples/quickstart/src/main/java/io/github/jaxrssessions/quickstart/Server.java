package io.github.jaxrssessions.quickstart;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.jaxrssessions.SessionAuth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.server.ContainerFactory;

/** The application on a port of this machine, served by the JDK's own server. */
final class Server implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final Users users;
  private final SessionAuth<User> auth;

  private Server(HttpServer http, Path folder, InstantSource clock)
      throws IOException, SQLException {
    this.http = http;
    Data data = Data.in(folder);
    users = data.users();
    App app = new App(users, data.keys(), clock);
    auth = app.auth();
    http.createContext("/", ContainerFactory.createContainer(HttpHandler.class, app));
    http.setExecutor(threads);
    http.start();
  }

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @throws java.net.BindException where the port is taken
   * @throws SQLException where another process has the users open, say
   */
  static Server start(int port, Path folder) throws IOException, SQLException {
    return start(port, folder, InstantSource.system());
  }

  /** The same, on a clock of a test. */
  static Server start(int port, Path folder, InstantSource clock) throws IOException, SQLException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else an answer may wait 40 ms
    // Before the data is opened: who starts twice hears of the port.
    HttpServer http = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    try {
      return new Server(http, folder, clock);
    } catch (Throwable e) {
      http.stop(0);
      throw e;
    }
  }

  URI address() {
    return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
  }

  /** For tests: who is logged in, and what an answer does to it. */
  SessionAuth<User> auth() {
    return auth;
  }

  /** For tests: to have somebody to log in. */
  Users users() {
    return users;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    users.close();
  }
}
