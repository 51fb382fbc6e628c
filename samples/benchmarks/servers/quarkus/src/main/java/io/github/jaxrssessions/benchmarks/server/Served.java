package io.github.jaxrssessions.benchmarks.server;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Of all that is there, the resource with sessions. */
public class Served extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(WithSessions.class, Registered.class);
  }
}
