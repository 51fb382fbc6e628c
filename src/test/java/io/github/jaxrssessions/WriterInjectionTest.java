package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.contract.Browser;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @Context SessionWriter}, in each place where it may stand (point 3). */
class WriterInjectionTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Accounts.class,
            InParameter.class,
            InField.class,
            InConstructor.class,
            InSingleton.class,
            new InInstance(),
            InBound.class,
            new AbstractBinder() {
              @Override
              protected void configure() {
                bind(new InBound()).to(InBound.class);
              }
            },
            InLocators.class,
            Mapper.class,
            Mapped.class,
            Around.class,
            Accounts.auth().build());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Logs somebody in, and says who is. */
  public abstract static class Resource {
    abstract SessionWriter session();

    @POST
    @Path("{name}")
    @PermitAll
    public void login(@PathParam("name") String name) {
      session().set(Map.of("user_id", name));
    }

    @GET
    @PermitAll
    public String get() {
      return said(session());
    }
  }

  static String said(SessionWriter session) {
    return session.current().map(current -> current.text("user_id")).orElse("-");
  }

  @Path("parameter")
  public static class InParameter {
    @POST
    @Path("{name}")
    @PermitAll
    public void login(@PathParam("name") String name, @Context SessionWriter session) {
      session.set(Map.of("user_id", name));
    }

    @GET
    @PermitAll
    public CompletionStage<String> get(@Context SessionWriter session) {
      return CompletableFuture.supplyAsync(() -> said(session)); // safe on any thread
    }
  }

  @Path("field")
  public static class InField extends Resource {
    @Context SessionWriter session;

    @Override
    SessionWriter session() {
      return session;
    }
  }

  @Path("constructor")
  public static class InConstructor extends Resource {
    private final SessionWriter session;

    public InConstructor(@Context SessionWriter session) {
      this.session = session;
    }

    @Override
    SessionWriter session() {
      return session;
    }
  }

  @Path("singleton")
  @Singleton
  public static class InSingleton extends InConstructor {
    public InSingleton(@Context SessionWriter session) {
      super(session);
    }
  }

  @Path("instance")
  public static class InInstance extends InField {}

  /** Dropwizard's way to register an object: its class is registered, and itself bound to that. */
  @Path("bound")
  public static class InBound extends InField {}

  /** Makes its sub-resources in each way there is. */
  @Path("sub")
  public static class InLocators {
    @Context ResourceContext context;

    @Path("class")
    public Class<InField> byClass() {
      return InField.class;
    }

    @Path("given")
    public InField given() {
      return context.getResource(InField.class);
    }

    @Path("filled")
    public InField filled() {
      return context.initResource(new InField());
    }

    @Path("handed")
    public Resource handed(@Context SessionWriter session) {
      return new InConstructor(session);
    }

    @Path("methods")
    public InParameter methods() {
      return new InParameter();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/parameter",
        "/field",
        "/constructor",
        "/singleton",
        "/instance",
        "/bound",
        "/sub/class",
        "/sub/given",
        "/sub/filled",
        "/sub/handed",
        "/sub/methods"
      })
  void writesAndReadsTheSessionOfItsOwnRequest(String path) {
    Browser ann = server.browser();
    assertThat(ann.post(path + "/ann", "").setCookies()).hasSize(1);
    Browser bob = server.browser();
    bob.post(path + "/bob", "");
    assertThat(ann.get("/me").body()).isEqualTo("ann");
    assertThat(ann.get(path).body()).isEqualTo("ann");
    assertThat(bob.get(path).body()).isEqualTo("bob");
    assertThat(server.browser().get(path).body()).isEqualTo("-");
  }

  /** Fails, to be mapped. */
  @Path("mapped")
  @PermitAll
  public static class Mapped {
    @GET
    public String get() {
      throw new Failure();
    }
  }

  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Logs out whoever met the failure. */
  public static class Mapper implements ExceptionMapper<Failure> {
    @Context SessionWriter session;

    @Override
    public Response toResponse(Failure failure) {
      String who = said(session);
      session.clear();
      return Response.status(409).entity(who).build();
    }
  }

  @Test
  void exceptionMapperHasTheSession() {
    Browser ann = server.browser();
    ann.post("/login/ann", "");
    Browser copy = ann.copy();
    Browser.Reply reply = ann.get("/mapped");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).isEqualTo("ann");
    assertThat(ann.jar()).isEmpty();
    assertThat(copy.get("/me").status()).isEqualTo(401);
    assertThat(server.browser().get("/mapped").body()).isEqualTo("-");
  }

  /** Looks at the session before and after the resource, where it is asked to. */
  public static class Around implements ContainerRequestFilter, ContainerResponseFilter {
    @Context SessionWriter session;

    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getHeaderString("Ask") != null) {
        request.setProperty("before", said(session));
      }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (request.getHeaderString("Ask") != null) {
        response.getHeaders().add("Seen", request.getProperty("before") + "," + said(session));
      }
      if (request.getHeaderString("End") != null) {
        session.clear();
      }
    }
  }

  @Test
  void filtersHaveTheSession() {
    Browser browser = server.browser();
    assertThat(browser.post("/login/ann", "", "Ask", "").header("Seen")).isEqualTo("-,ann");
    assertThat(browser.get("/open", "Ask", "").header("Seen")).isEqualTo("ann,ann");
    assertThat(browser.post("/logout", "", "Ask", "").header("Seen")).isEqualTo("ann,-");
    browser.post("/login/bob", "");
    browser.get("/open", "End", "");
    assertThat(browser.jar()).isEmpty();
  }

  @Test
  void writerWithoutItsFeatureSaysSo() {
    ContainerRequestContext request =
        new ContainerRequest(
            server.uri(), server.uri(), "GET", null, new MapPropertiesDelegate(), null);
    assertThatThrownBy(() -> RuntimeHook.writer(request))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No session is bound to this request. Register the SessionAuth of the application with"
                + " the runtime that serves it.");
  }
}
