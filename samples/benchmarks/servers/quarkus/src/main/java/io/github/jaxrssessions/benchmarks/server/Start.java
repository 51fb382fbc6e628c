package io.github.jaxrssessions.benchmarks.server;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts the meter with Quarkus. */
@ApplicationScoped
public class Start {
  void started(@Observes StartupEvent event) {
    Meter.listen();
  }
}
