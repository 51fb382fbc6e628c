package io.github.jaxrssessions.sample.jersey;

import io.github.jaxrssessions.sample.Accounts;
import io.github.jaxrssessions.sample.Login;
import java.net.URI;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey on Grizzly. {@code -Dport=} (8080); Ctrl-C ends it. */
public final class Main {
  private Main() {}

  /** Blocks until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.getInteger("port", 8080);
    // #region register
    ResourceConfig application = new ResourceConfig(Accounts.class).register(Login.auth());
    GrizzlyHttpServerFactory.createHttpServer(
        URI.create("http://127.0.0.1:" + port + "/"), application);
    // #endregion register
    System.out.println("Jersey runs at http://localhost:" + port + "/ (Ctrl-C ends it)");
    Thread.currentThread().join();
  }
}
