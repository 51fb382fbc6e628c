package io.github.jaxrssessions.sample.jersey;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;

class JdkContractTest extends JerseyContract {
  private HttpServer server;

  JdkContractTest() {
    super("Jersey on the JDK's server");
  }

  @Override
  protected Map<String, String> limits() {
    String notAsync =
        "This container of Jersey's cannot suspend a request: it has no async answers.";
    return Stream.of(
            "suspendedResourceSetsASessionOnAnotherThread",
            "stageSetsASessionOnAnotherThread",
            "virtualThreadSetsASession",
            "sessionIsReadOnAnotherThread",
            "userServesOnAnotherThread",
            "securityContextServesOnAnotherThread",
            "fieldOnAnotherThreadSaysWhatToDo",
            "eventsReadTheSession",
            "sessionSetBeforeTheFirstEventIsSent",
            "sessionSetInAnEventStreamIsSentOrRefused")
        .collect(Collectors.toMap(fact -> fact, fact -> notAsync));
  }

  @Override
  protected URI start() {
    server = JdkHttpServerFactory.createHttpServer(FREE, application());
    return at(server.getAddress().getPort());
  }

  @Override
  protected void stop() {
    server.stop(0);
  }
}
