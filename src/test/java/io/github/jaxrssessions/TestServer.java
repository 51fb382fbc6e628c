package io.github.jaxrssessions;

import io.github.jaxrssessions.contract.Browser;
import java.net.URI;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.test.DeploymentContext;
import org.glassfish.jersey.test.grizzly.GrizzlyTestContainerFactory;
import org.glassfish.jersey.test.spi.TestContainer;

/** A real server on a free port of the loopback interface, with one application. */
final class TestServer implements AutoCloseable {
  private final TestContainer container;

  private TestServer(TestContainer container) {
    this.container = container;
  }

  /** Components are resource classes, instances or features; a SessionAuth is one of them. */
  static TestServer start(Object... components) {
    return startAt("/", components);
  }

  static TestServer startAt(String applicationPath, Object... components) {
    ResourceConfig config = new ResourceConfig().register(JacksonFeature.class);
    for (Object component : components) {
      if (component instanceof Class<?> type) {
        config.register(type);
      } else {
        config.register(component);
      }
    }
    return startAt(applicationPath, config);
  }

  static TestServer startAt(String applicationPath, ResourceConfig config) {
    TestContainer container =
        new GrizzlyTestContainerFactory()
            .create(
                URI.create("http://127.0.0.1:0" + applicationPath),
                DeploymentContext.builder(config).build());
    container.start();
    return new TestServer(container);
  }

  URI uri() {
    return container.getBaseUri();
  }

  Browser browser() {
    return new Browser(uri());
  }

  @Override
  public void close() {
    container.stop();
  }
}
