package io.github.jaxrssessions.sample.server;

import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A sample's war as its user starts it. */
public abstract class ServerSample extends SampleContract {
  private SampleProcess server;

  @Override
  protected final URI start() throws IOException {
    server = Servers.start(Path.of(System.getProperty("server.war")), "");
    return server.address();
  }

  @Override
  protected final void stop() throws IOException {
    Servers.stop(server, "sample");
  }
}
