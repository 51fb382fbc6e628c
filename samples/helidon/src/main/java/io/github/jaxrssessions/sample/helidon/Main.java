package io.github.jaxrssessions.sample.helidon;

import io.helidon.microprofile.server.Server;

/** Helidon MP. {@code -Dport=} (8080); Ctrl-C ends it. */
public final class Main {
  private Main() {}

  /** Blocks until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.getInteger("port", 8080);
    // #region start
    Server.builder().host("127.0.0.1").port(port).build().start();
    // #endregion start
    System.out.println("Helidon runs at http://localhost:" + port + "/ (Ctrl-C ends it)");
    Thread.currentThread().join();
  }
}
