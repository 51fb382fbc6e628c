package io.github.jaxrssessions.sample.resteasy;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;

/** Starts RESTEasy on Undertow: {@code -Dport=} (8080). Ctrl-C ends it. */
public final class Main {
  private Main() {}

  /** Blocks until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.getInteger("port", 8080);
    start(new App(), port);
    System.out.println("RESTEasy runs at http://localhost:" + port + "/ (Ctrl-C ends it)");
    Thread.currentThread().join();
  }

  static SeBootstrap.Instance start(Application application, int port) {
    // Undertow then hands over whatever stands in a cookie; else bytes beyond ASCII are a 500.
    // #region cookies
    System.setProperty("io.undertow.legacy.cookie.ALLOW_HTTP_SEPARATORS_IN_V0", "true");
    // #endregion cookies
    // #region start
    SeBootstrap.Configuration here =
        SeBootstrap.Configuration.builder().host("127.0.0.1").port(port).build();
    return SeBootstrap.start(application, here).toCompletableFuture().join();
    // #endregion start
  }
}
