package io.github.jaxrssessions.sample.cxf;

import io.github.jaxrssessions.sample.Accounts;
import io.github.jaxrssessions.sample.Login;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;

/** Starts CXF on Jetty: {@code -Dport=} (8080). Ctrl-C ends it. */
public final class Main {
  private Main() {}

  /** Blocks until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.getInteger("port", 8080);
    // #region register
    JAXRSServerFactoryBean server = new JAXRSServerFactoryBean();
    server.setResourceClasses(Accounts.class);
    server.setProvider(Login.auth());
    server.setAddress("http://127.0.0.1:" + port + "/");
    server.create();
    // #endregion register
    System.out.println("CXF runs at http://localhost:" + port + "/ (Ctrl-C ends it)");
    Thread.currentThread().join();
  }
}
