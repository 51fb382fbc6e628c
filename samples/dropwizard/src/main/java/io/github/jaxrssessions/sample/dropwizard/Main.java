package io.github.jaxrssessions.sample.dropwizard;

import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.jaxrssessions.sample.Accounts;
import io.github.jaxrssessions.sample.Login;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;

/** Dropwizard. {@code -Dport=} (8080); Ctrl-C ends it. */
public final class Main extends Application<Configuration> {
  private static final String PORT = System.getProperty("port", "8080");

  /** Blocks until the process is ended. */
  public static void main(String[] arguments) throws Exception {
    new Main().run("server", "config.yml");
    Thread.currentThread().join();
  }

  @Override
  public void initialize(Bootstrap<Configuration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(
            new ResourceConfigurationSourceProvider(),
            new StringSubstitutor(Map.of("port", PORT))));
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    // #region register
    environment.jersey().register(Accounts.class);
    environment.jersey().register(Login.auth());
    // #endregion register
    environment
        .lifecycle()
        .addServerLifecycleListener(
            server ->
                System.out.println(
                    "Dropwizard runs at http://localhost:" + PORT + "/ (Ctrl-C ends it)"));
  }
}
