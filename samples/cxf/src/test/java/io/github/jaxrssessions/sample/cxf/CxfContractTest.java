package io.github.jaxrssessions.sample.cxf;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.SampleProcess;
import io.github.jaxrssessions.contract.app.ContractApplication;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.version.Version;

/** On the version of CXF that is on the class path. */
class CxfContractTest extends RuntimeContract {
  private Server server;

  @Override
  protected Row row() {
    return new Row("CXF on Jetty", Version.getCurrentVersion());
  }

  @Override
  protected URI start() {
    URI address = URI.create("http://127.0.0.1:" + SampleProcess.freePort() + "/");
    JAXRSServerFactoryBean bean =
        RuntimeDelegate.getInstance()
            .createEndpoint(new ContractApplication(), JAXRSServerFactoryBean.class);
    bean.setAddress(address.toString());
    server = bean.create();
    return address;
  }

  @Override
  protected void stop() {
    server.destroy();
  }
}
