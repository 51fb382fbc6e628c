package io.github.jaxrssessions.benchmarks.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.dhatim.dropwizard.jwt.cookie.authentication.JwtCookieAuthBundle;
import org.dhatim.dropwizard.jwt.cookie.authentication.JwtCookieAuthConfiguration;

/** Dropwizard: with the variants of the others, or {@code -Dvariant=jwt}. */
public final class DropwizardServer extends Application<DropwizardServer.Settings> {
  private static final boolean JWT = System.getProperty("variant").equals("jwt");

  /** With what the JWT cookie is set up with. */
  public static final class Settings extends Configuration {
    @JsonProperty JwtCookieAuthConfiguration jwtCookieAuth = new JwtCookieAuthConfiguration();
  }

  /** Blocks until the process is ended. */
  public static void main(String[] args) throws Exception {
    new DropwizardServer().run("server", "config.yml");
    Meter.listenForGood();
  }

  @Override
  public void initialize(Bootstrap<Settings> bootstrap) {
    bootstrap.setConfigurationSourceProvider(settings());
    if (JWT) {
      bootstrap.addBundle(
          JwtCookieAuthBundle.<Settings>getDefault()
              .withConfigurationSupplier(settings -> settings.jwtCookieAuth));
    }
  }

  private static ConfigurationSourceProvider settings() {
    String settings =
        """
        server:
          type: simple
          applicationContextPath: /
          adminContextPath: /operations
          connector:
            type: http
            bindHost: 127.0.0.1
            port: %s
          requestLog:
            appenders: []
        logging:
          level: ERROR
        jwtCookieAuth:
          secure: false
        """
            .formatted(System.getProperty("port"));
    return path -> new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void run(Settings settings, Environment environment) {
    if (JWT) {
      environment.jersey().register(WithJwt.class);
      return;
    }
    Variant variant = Variant.asked();
    environment.jersey().register(variant.resource());
    variant.instances().forEach(environment.jersey()::register);
  }
}
