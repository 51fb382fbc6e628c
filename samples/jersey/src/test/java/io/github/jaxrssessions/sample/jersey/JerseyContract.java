package io.github.jaxrssessions.sample.jersey;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.app.ContractApplication;
import java.net.URI;
import org.glassfish.jersey.internal.Version;
import org.glassfish.jersey.server.ResourceConfig;

/** On the version of Jersey that is on the class path; a subclass starts one of its servers. */
abstract class JerseyContract extends RuntimeContract {
  static final URI FREE = URI.create("http://127.0.0.1:0/");

  private final String name;

  JerseyContract(String name) {
    this.name = name;
  }

  static ResourceConfig application() {
    return ResourceConfig.forApplication(new ContractApplication());
  }

  static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  protected Row row() {
    return new Row(name, Version.getVersion());
  }
}
