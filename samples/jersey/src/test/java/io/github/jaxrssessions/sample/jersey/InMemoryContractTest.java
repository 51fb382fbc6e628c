package io.github.jaxrssessions.sample.jersey;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ApplicationHandler;

/** Without a server: requests are handed over as objects, as Jersey's own test framework does. */
class InMemoryContractTest extends JerseyContract {
  private ApplicationHandler jersey;

  InMemoryContractTest() {
    super("Jersey in memory");
  }

  @Override
  protected URI start() {
    jersey = new ApplicationHandler(application());
    return URI.create("http://localhost/");
  }

  @Override
  protected void stop() {
    jersey.onShutdown(null);
  }

  @Override
  public Browser browser() {
    return new Browser(server(), this::send);
  }

  private Reply send(String method, URI target, String body, List<String> headers) {
    return new Exchange(jersey, server()).send(method, target, body, headers);
  }

  @Override
  public Reply raw(String method, String path, String... lines) {
    List<String> headers = new ArrayList<>();
    for (String line : lines) {
      headers.addAll(List.of(line.split(": ?", 2)));
    }
    return send(method, URI.create(server() + path.substring(1)), "", headers);
  }
}
