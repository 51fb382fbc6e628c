package io.github.jaxrssessions.benchmarks.server;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** RESTEasy on Undertow. */
public final class ResteasyServer extends Application {
  private final Variant variant = Variant.asked();
  private final Set<Object> instances =
      Set.copyOf(variant.instances()); // asked for again and again

  /** Blocks until the process is ended. */
  public static void main(String[] args) throws InterruptedException {
    System.setProperty("io.undertow.legacy.cookie.ALLOW_HTTP_SEPARATORS_IN_V0", "true");
    SeBootstrap.Configuration here =
        SeBootstrap.Configuration.builder()
            .host("127.0.0.1")
            .port(Integer.getInteger("port"))
            .build();
    SeBootstrap.start(new ResteasyServer(), here).toCompletableFuture().join();
    Meter.listenForGood();
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(variant.resource());
  }

  @Override
  @SuppressWarnings("deprecation") // there is no other way to register an instance
  public Set<Object> getSingletons() {
    return instances;
  }
}
