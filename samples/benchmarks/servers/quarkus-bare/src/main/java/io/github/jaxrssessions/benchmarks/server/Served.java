package io.github.jaxrssessions.benchmarks.server;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Of all that is there, the resource without sessions. */
public class Served extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Bare.class);
  }
}
