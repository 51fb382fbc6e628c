package io.github.jaxrssessions.guides.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

// #region scrape
/** What Prometheus reads. */
@Path("metrics")
public final class Scrape {
  private final PrometheusMeterRegistry registry;

  Scrape(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @GET
  @PermitAll // or each scrape is a 401: close it to the world in the proxy
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String text() {
    return registry.scrape();
  }
}
// #endregion scrape
