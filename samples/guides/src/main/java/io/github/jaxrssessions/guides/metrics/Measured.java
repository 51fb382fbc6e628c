package io.github.jaxrssessions.guides.metrics;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.metrics.SessionMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.glassfish.jersey.server.ResourceConfig;

/** An application that counts its logins. */
public final class Measured {
  private Measured() {}

  static ResourceConfig application() {
    PrometheusMeterRegistry registry = registry();
    // #region metrics
    SessionMetrics metrics = SessionMetrics.of(registry);
    SessionAuth<User> auth =
        settings() // keys, subject, …: as you have them
            .listeners(metrics, new AuditLog())
            .build();
    // #endregion metrics
    return new ResourceConfig(Accounts.class).register(new Scrape(registry)).register(auth);
  }

  private static SessionAuthBuilder<User> settings() {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .keys(KeyRing.ephemeral())
        .subject(session -> session.text("user_id"))
        .cookie(SessionCookie.insecureForLocalhost());
  }

  private static PrometheusMeterRegistry registry() {
    // #region registry
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(new StoreBuckets());
    // #endregion registry
    return registry;
  }
}
