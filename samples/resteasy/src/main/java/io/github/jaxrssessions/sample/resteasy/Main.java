package io.github.jaxrssessions.sample.resteasy;

import jakarta.ws.rs.SeBootstrap;

/** Starts RESTEasy on Undertow: {@code -Dport=} (8080). Ctrl-C ends it. */
public final class Main {
  private Main() {}

  /** Blocks until the process is ended. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.getInteger("port", 8080);
    SeBootstrap.Configuration here =
        SeBootstrap.Configuration.builder().host("127.0.0.1").port(port).build();
    SeBootstrap.start(new App(), here).toCompletableFuture().get();
    System.out.println("RESTEasy runs at http://localhost:" + port + "/ (Ctrl-C ends it)");
    Thread.currentThread().join();
  }
}
