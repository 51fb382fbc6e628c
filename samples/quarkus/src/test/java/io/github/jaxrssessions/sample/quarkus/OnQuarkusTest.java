package io.github.jaxrssessions.sample.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.SampleProcess;
import io.github.jaxrssessions.testing.LoggedOut;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only Quarkus has: an event loop, streams, and beans everywhere. */
class OnQuarkusTest {
  @TempDir static java.nio.file.Path folder;

  private static SampleProcess app;

  /** A user, who knows on what thread he was found. */
  public record Person(String name, String foundOn) {}

  /** Three lines of a user. */
  @Provider
  public static class Sessions implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      return SessionAuth.builder(
              Person.class,
              session -> {
                CDI.current().select(Asked.class).get().count();
                return Optional.of(
                    new Person(session.text("name"), Thread.currentThread().getName()));
              })
          .keys(KeyRing.ephemeral())
          .build()
          .configure(context);
    }
  }

  /** What looks users up may need the scope of the request, as a database's session does. */
  @RequestScoped
  @Unremovable
  public static class Asked {
    private int times;

    void count() {
      times++;
    }
  }

  /** A bean for all requests. */
  @ApplicationScoped
  public static class Desk {
    @Inject SessionWriter field;
    private final SessionWriter constructor;

    /** Called by CDI. */
    @Inject
    public Desk(SessionWriter constructor) {
      this.constructor = constructor;
    }

    String names() {
      return name(field) + name(constructor);
    }
  }

  private static String name(SessionWriter session) {
    return session.current().map(s -> s.text("name")).orElse("-");
  }

  /** The resources. */
  @Path("/")
  @Produces(MediaType.TEXT_PLAIN)
  public static class Rooms {
    @Inject Desk desk;

    @POST
    @Path("login/{name}")
    @PermitAll
    public void login(@PathParam("name") String name, @Context SessionWriter session) {
      session.set(Map.of("name", name));
    }

    /** Runs on the event loop. */
    @GET
    @Path("stage")
    public CompletionStage<String> stage(@Context Person person) {
      return CompletableFuture.completedFuture(
          Thread.currentThread().getName() + " " + person.foundOn());
    }

    /** Runs on the event loop, too, and no filter asks who it is. */
    @GET
    @Path("open-stage")
    @PermitAll
    public CompletionStage<String> openStage(@Context Optional<Person> person) {
      return CompletableFuture.completedFuture(
          Thread.currentThread().getName() + " " + person.map(Person::foundOn).orElse("nobody"));
    }

    /** Called before any filter. */
    @Path("behind")
    public Behind behind(@Context Optional<Person> person) {
      return new Behind(person.map(Person::name).orElse("nobody"));
    }

    @GET
    @Path("desk")
    public String desk() {
      return desk.names();
    }

    /** What is looked up serves on any thread. */
    @GET
    @Path("looked-up")
    public CompletionStage<String> lookedUp() {
      SessionWriter session = CDI.current().select(SessionWriter.class).get();
      return CompletableFuture.supplyAsync(() -> name(session));
    }

    /** Response filters do not see this. */
    @POST
    @Path("stream/{name}")
    @PermitAll
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> stream(@PathParam("name") String name, @Context SessionWriter session) {
      session.set(Map.of("name", name));
      return Multi.createFrom().items("one", "two");
    }

    /** Nor this. */
    @POST
    @Path("crash")
    @PermitAll
    public String crash(@Context SessionWriter session) {
      session.clear();
      throw new IllegalCallerException("on purpose");
    }
  }

  /** Has a name from its locator. */
  @PermitAll
  public static class Behind {
    private final String name;

    Behind(String name) {
      this.name = name;
    }

    @GET
    public CompletionStage<String> name(@Context Person person) {
      return CompletableFuture.completedFuture(name + " " + (person == null ? "-" : person.name()));
    }
  }

  @BeforeAll
  static void start() throws Exception {
    app =
        BuiltApp.start(
            folder,
            Person.class,
            Sessions.class,
            Desk.class,
            Rooms.class,
            Asked.class,
            Behind.class);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static Browser loggedIn(String name) {
    Browser browser = new Browser(app.address());
    browser.post("/login/" + name, "");
    return browser;
  }

  @Test
  void userIsFoundOffTheEventLoopAndTheMethodRunsOnIt() {
    assertThat(loggedIn("ann").get("/stage").body())
        .matches("vert\\.x-eventloop-thread-\\d+ executor-thread-\\d+");
    assertThat(loggedIn("ann").get("/open-stage").body())
        .matches("vert\\.x-eventloop-thread-\\d+ executor-thread-\\d+");
    assertThat(new Browser(app.address()).get("/open-stage").body())
        .matches("vert\\.x-eventloop-thread-\\d+ nobody");
  }

  @Test
  void userOfALocatorIsFoundInTheScopeOfTheRequest() {
    assertThat(loggedIn("ann").get("/behind").body()).isEqualTo("ann ann");
    assertThat(new Browser(app.address()).get("/behind").body()).isEqualTo("nobody -");
  }

  @Test
  void writerIsInjectedIntoABeanOfAllRequests() {
    Browser ann = loggedIn("ann");
    Browser bob = loggedIn("bob");
    assertThat(ann.get("/desk").body()).isEqualTo("annann");
    assertThat(bob.get("/desk").body()).isEqualTo("bobbob");
    assertThat(ann.get("/desk").body()).isEqualTo("annann");
  }

  @Test
  void writerThatIsLookedUpServesOnAnotherThread() {
    assertThat(loggedIn("ann").get("/looked-up").body()).isEqualTo("ann");
  }

  @Test
  void sessionSetBeforeAStreamIsSent() {
    Browser browser = new Browser(app.address());
    assertThat(browser.post("/stream/ann", "").body()).contains("one", "two");
    assertThat(browser.get("/desk").body()).isEqualTo("annann");
  }

  @Test
  void clearedCookieIsExpiredByAnExceptionThatNobodyMaps() {
    Browser browser = loggedIn("ann");
    Browser.Reply reply = browser.post("/crash", "");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.setCookies()).singleElement().asString().contains("Max-Age=0");
    assertThat(browser.jar()).isEmpty();
  }

  @Test
  void whoIsNotLoggedInIsRefused() {
    LoggedOut.isRefused(app.address().resolve("/stage"));
  }
}
