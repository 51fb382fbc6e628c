package io.github.jaxrssessions.benchmarks.server;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Registers the sessions, as an application on Quarkus does. */
@Provider
public class Registered implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    return Sessions.auth(Variant.asked()).configure(context);
  }
}
