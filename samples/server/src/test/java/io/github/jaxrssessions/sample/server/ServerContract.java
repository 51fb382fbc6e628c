package io.github.jaxrssessions.sample.server;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The contract's application as a war, at a context path and an application path of its own. */
public abstract class ServerContract extends RuntimeContract {
  private static final String ROOT = "contract";

  private SampleProcess server;

  @Override
  protected final Row row() {
    return new Row(System.getProperty("server.name"), System.getProperty("server.version"));
  }

  @Override
  protected final URI start() throws IOException {
    Path war = War.ofTheContract(Path.of(System.getProperty("server.target")), getClass());
    server = Servers.start(war, ROOT);
    return server.address().resolve(ROOT + "/" + War.PATH + "/");
  }

  @Override
  protected final void stop() throws IOException {
    Servers.stop(server, "contract");
  }
}
