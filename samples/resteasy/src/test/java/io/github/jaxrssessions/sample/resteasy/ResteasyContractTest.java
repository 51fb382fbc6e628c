package io.github.jaxrssessions.sample.resteasy;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.app.ContractApplication;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;

/** On the server and the version of RESTEasy that are on the class path. */
class ResteasyContractTest extends RuntimeContract {
  private Running server;

  @Override
  protected Row row() {
    Package resteasy = RuntimeDelegate.getInstance().getClass().getPackage();
    return new Row(System.getProperty("runtime"), resteasy.getImplementationVersion());
  }

  @Override
  protected URI start() {
    server = Running.start(new ContractApplication());
    return server.address();
  }

  @Override
  protected void stop() {
    server.close();
  }
}
