package io.github.jaxrssessions.sample.server;

import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;
import java.nio.file.Path;

/** A sample's war as its user starts it. */
public abstract class ServerSample extends SampleContract {
  @Override
  protected final SampleProcess start() throws IOException {
    return Servers.start(Path.of(System.getProperty("server.war")), "");
  }

  @Override
  protected final void stop(SampleProcess server) throws IOException {
    Servers.stop(server, "sample");
  }
}
