package io.github.jaxrssessions.sample.dropwizard;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.app.ContractApplication;
import java.net.URI;

/** On the version of Dropwizard that is on the class path. */
class DropwizardContractTest extends RuntimeContract {
  private DropwizardTestSupport<Configuration> server;

  /** What the contract asks. */
  public static final class Asked extends Application<Configuration> {
    @Override
    @SuppressWarnings("deprecation") // of JAX-RS 3.1: what 3.0 has for instances
    public void run(Configuration configuration, Environment environment) {
      ContractApplication asked = new ContractApplication();
      JerseyEnvironment jersey = environment.jersey();
      asked.getClasses().forEach(jersey::register);
      asked.getSingletons().forEach(jersey::register);
    }
  }

  @Override
  protected Row row() {
    return new Row("Dropwizard", Application.class.getPackage().getImplementationVersion());
  }

  @Override
  protected URI start() throws Exception {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost("127.0.0.1");
    connector.setPort(0);
    SimpleServerFactory simple = new SimpleServerFactory();
    simple.setConnector(connector);
    simple.setApplicationContextPath("/");
    simple.setAdminContextPath("/operations");
    Configuration configuration = new Configuration();
    configuration.setServerFactory(simple);
    server = new DropwizardTestSupport<>(Asked.class, configuration);
    server.before();
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  @Override
  protected void stop() {
    server.after();
  }
}
