package io.github.jaxrssessions.sample.resteasy;

import io.github.jaxrssessions.contract.Browser;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An application on RESTEasy, on 127.0.0.1 and a free port. */
final class Running implements AutoCloseable {
  private final SeBootstrap.Instance server;

  private Running(SeBootstrap.Instance server) {
    this.server = server;
  }

  static Running start(Application application) {
    return new Running(Main.start(application, SeBootstrap.Configuration.FREE_PORT));
  }

  /** Classes and instances, registered in this order. */
  static Running start(List<Object> registered) {
    Set<Class<?>> classes = new LinkedHashSet<>();
    Set<Object> instances = new LinkedHashSet<>();
    for (Object each : registered) {
      if (each instanceof Class<?> type) {
        classes.add(type);
      } else {
        instances.add(each);
      }
    }
    return start(
        new Application() {
          @Override
          public Set<Class<?>> getClasses() {
            return classes;
          }

          @Override
          @SuppressWarnings("deprecation") // there is no other way to register an instance
          public Set<Object> getSingletons() {
            return instances;
          }
        });
  }

  URI address() {
    return server.configuration().baseUri();
  }

  Browser browser() {
    return new Browser(address());
  }

  @Override
  public void close() {
    server.stop().toCompletableFuture().join();
  }
}
