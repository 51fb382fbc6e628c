package io.github.jaxrssessions.sample.server.beans;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Registers the sessions where the application names no classes. */
@Provider
public class Sessions implements Feature {
  private static final SessionAuth<Customer> AUTH =
      SessionAuth.builder(
              Customer.class, session -> Optional.of(new Customer(session.text("name"))))
          .keys(KeyRing.ephemeral())
          .build();

  /** Who is logged in. */
  public record Customer(String name) {}

  @Override
  public boolean configure(FeatureContext context) {
    return AUTH.configure(context);
  }
}
