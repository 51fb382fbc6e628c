package io.github.jaxrssessions.sample.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.contract.SampleProcess;
import io.github.jaxrssessions.contract.app.Accounts;
import io.github.jaxrssessions.contract.app.ContractAuth;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.interceptor.security.SecureAnnotationsInterceptor;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the contract does not ask: it cannot be, or is not a danger, on other runtimes. */
class CxfPlacesTest {
  private static URI address;
  private static Server server;

  private static final class App extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Accounts.class, Places.class, Places.Said.class, Streams.class);
    }

    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
      return Set.of(ContractAuth.AUTH, new Whole());
    }
  }

  @BeforeAll
  static void start() {
    address = URI.create("http://127.0.0.1:" + SampleProcess.freePort() + "/");
    JAXRSServerFactoryBean bean =
        RuntimeDelegate.getInstance().createEndpoint(new App(), JAXRSServerFactoryBean.class);
    bean.setAddress(address.toString());
    SecureAnnotationsInterceptor ofCxf = new SecureAnnotationsInterceptor();
    ofCxf.setSecuredObject(new Places());
    bean.getInInterceptors().add(ofCxf);
    server = bean.create();
  }

  @AfterAll
  static void stop() {
    server.destroy();
  }

  private static Browser browser() {
    return new Browser(address);
  }

  private static Browser loggedIn(String name) {
    Browser browser = browser();
    browser.post("/login/" + name, "");
    return browser;
  }

  private static void each(String path, String forAnn, String forBob) {
    Browser ann = loggedIn("ann");
    Browser bob = loggedIn("bob");
    assertThat(ann.get(path).body()).isEqualTo(forAnn);
    assertThat(bob.get(path).body()).isEqualTo(forBob);
    assertThat(ann.get(path).body()).isEqualTo(forAnn);
  }

  @Test
  void rolesOfCxfsOwnInterceptorSeeTheUser() {
    assertThat(loggedIn("ann").get("/places/roles").body()).isEqualTo("in");
    assertThat(loggedIn("bob").get("/places/roles").status()).isEqualTo(403);
  }

  @Test
  void subResourcesHaveTheWriterInEveryPlace() {
    for (String how : List.of("plain", "got", "untyped", "shared")) {
      each("/places/" + how, "ann ann ann", "bob bob bob");
      each("/whole/" + how, "ann ann ann", "bob bob bob");
    }
  }

  @Test
  void writerOfASubResourceThatAllShareNeverMixes() {
    List<Browser> browsers = List.of(loggedIn("ann"), loggedIn("bob"));
    List<String> answers =
        java.util.stream.IntStream.range(0, 200)
            .parallel()
            .mapToObj(n -> browsers.get(n % 2).get("/places/shared").body())
            .distinct()
            .toList();
    assertThat(answers).containsExactlyInAnyOrder("ann ann ann", "bob bob bob");
  }

  @Test
  void locatorBehindALocatorHasItsUserAndWriter() {
    each("/places/deep/x", "x ann ann ann ann", "x bob bob bob bob");
  }

  @Test
  void userInAConstructorOfASubResourceIsRefused() {
    assertThat(loggedIn("ann").get("/places/keeps-the-user").body())
        .startsWith("The user cannot be injected into a field, setter or constructor");
  }

  @Test
  void optionalOfSomethingElseIsEmpty() {
    assertThat(loggedIn("ann").get("/places/other-optional").body()).isEqualTo("Optional.empty");
  }

  @Test
  void optionalsOfTheUserAndOfSomethingElseAreRefused() {
    assertThat(loggedIn("ann").get("/places/two-optionals").body())
        .contains("twoOptionals")
        .endsWith("Take the user as @Context User: it is null where nobody is logged in.");
  }

  private static void setsTheSession(String path) {
    Browser browser = browser();
    Reply reply = browser.get(path, "Accept", "text/event-stream");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void eventStreamSetsASessionOfSeveralCookies() {
    setsTheSession("/streams/big");
  }

  @Test
  void eventStreamWithoutEventsSetsTheSession() { // whatever its status
    Browser browser = browser();
    browser.get("/streams/without-events", "Accept", "text/event-stream");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void eventsToAllSetTheSession() {
    setsTheSession("/streams/broadcast");
  }

  @Test
  void eventStreamThatReadTheSessionIsPrivateAndVaries() {
    Reply reply = loggedIn("ann").get("/streams/reads", "Accept", "text/event-stream");
    assertThat(reply.body()).contains("data: ann");
    assertThat(reply.header("Cache-Control")).isEqualTo("private");
    assertThat(reply.header("Vary")).isEqualTo("Cookie");
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test
  void eventStreamOfASubResourceSetsTheSession() {
    setsTheSession("/places/plain/events/ann");
  }

  @Test
  void sessionSetAfterTheFirstEventIsRefused() {
    Browser browser = browser();
    assertThat(browser.get("/streams/late", "Accept", "text/event-stream").body())
        .contains("data: first", "data: The answer's headers have left");
    assertThat(browser.jar()).isEmpty();
  }

  @Test
  void eventStreamThatFailsSetsTheSessionBelow500Only() {
    Browser browser = loggedIn("ann");
    assertThat(browser.get("/streams/fails/bob/409", "Accept", "*/*").status()).isEqualTo(409);
    assertThat(browser.get("/me").body()).isEqualTo("bob");
    assertThat(browser.get("/streams/fails/ann/0", "Accept", "*/*").status()).isEqualTo(500);
    assertThat(browser.get("/me").body()).isEqualTo("bob");
  }
}
