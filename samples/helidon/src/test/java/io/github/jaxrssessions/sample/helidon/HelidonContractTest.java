package io.github.jaxrssessions.sample.helidon;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.app.ContractApplication;
import io.helidon.microprofile.server.Server;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.net.URI;

/** The contract's application as the bean that Helidon wants, beside none of the sample's. */
class HelidonContractTest extends RuntimeContract {
  private Server server;

  /** The contract's application as a bean. */
  @ApplicationScoped
  @ApplicationPath("api")
  public static class Api extends ContractApplication {}

  @Override
  protected Row row() {
    return new Row("Helidon MP", System.getProperty("helidon.version"));
  }

  @Override
  protected URI start() {
    server = Server.builder().host("127.0.0.1").port(0).addApplication(Api.class).build().start();
    return URI.create("http://127.0.0.1:" + server.port() + "/api/");
  }

  @Override
  protected void stop() {
    server.stop();
  }
}
