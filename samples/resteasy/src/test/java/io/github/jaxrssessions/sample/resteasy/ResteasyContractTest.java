package io.github.jaxrssessions.sample.resteasy;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.app.ContractApplication;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;

/** On the server and the version of RESTEasy that are on the class path. */
class ResteasyContractTest extends RuntimeContract {
  private SeBootstrap.Instance server;

  @Override
  protected Row row() {
    Package resteasy = RuntimeDelegate.getInstance().getClass().getPackage();
    return new Row(System.getProperty("runtime"), resteasy.getImplementationVersion());
  }

  @Override
  protected URI start() throws Exception {
    SeBootstrap.Configuration free =
        SeBootstrap.Configuration.builder()
            .host("127.0.0.1")
            .port(SeBootstrap.Configuration.FREE_PORT)
            .build();
    server = SeBootstrap.start(new ContractApplication(), free).toCompletableFuture().get();
    return server.configuration().baseUri();
  }

  @Override
  protected void stop() throws Exception {
    server.stop().toCompletableFuture().get();
  }
}
