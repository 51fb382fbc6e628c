package io.github.jaxrssessions.benchmarks.server;

import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.http_jetty.JettyHTTPServerEngineFactory;

/** CXF on Jetty. */
public final class CxfServer {
  private CxfServer() {}

  /** Blocks until the process is ended. */
  public static void main(String[] args) throws Exception {
    int port = Integer.getInteger("port");
    Variant variant = Variant.asked();
    Bus bus = BusFactory.getDefaultBus();
    bus.getExtension(JettyHTTPServerEngineFactory.class)
        .createJettyHTTPServerEngine("127.0.0.1", port, "http")
        .setSessionSupport(variant == Variant.HTTPSESSION);
    JAXRSServerFactoryBean server = new JAXRSServerFactoryBean();
    server.setBus(bus);
    server.setResourceClasses(variant.resource());
    server.setProviders(variant.instances());
    server.setAddress("http://127.0.0.1:" + port + "/");
    server.create();
    Meter.listenForGood();
  }
}
