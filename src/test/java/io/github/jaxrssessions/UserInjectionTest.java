package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.Accounts.User;
import io.github.jaxrssessions.contract.Browser;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code @Context User}: a parameter of the resource method, and nothing that is kept (point 4).
 */
class UserInjectionTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Accounts.class, Asked.class, Kept.class, KeptOnce.class, Accounts.auth().build());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String name(@Nullable User user) {
    return user == null ? "-" : user.name() + " as " + user.getClass().getSimpleName();
  }

  /** Takes the user in each way that is allowed. */
  @Path("asked")
  @PermitAll
  public static class Asked {
    @GET
    @Path("plain")
    public String plain(@Context User user) {
      return name(user);
    }

    @GET
    @Path("optional")
    public String optional(@Context Optional<User> user) {
      return name(user.orElse(null));
    }

    @GET
    @Path("both")
    public String both(@Context User user, @Context Optional<User> again, @Context User third) {
      return name(user) + name(again.orElse(null)) + name(third);
    }

    @POST
    @Path("body")
    public String body(String body, @Context User user) {
      return body + name(user);
    }

    @GET
    @Path("later")
    public CompletionStage<String> later(@Context User user) {
      return CompletableFuture.supplyAsync(() -> name(user));
    }

    @GET
    @Path("closed")
    @RolesAllowed("user")
    public String closed(@Context User user, @Context Optional<User> again) {
      return name(user) + name(again.orElse(null));
    }

    @Path("sub")
    public Sub sub(@Context User user) {
      return new Sub(name(user));
    }
  }

  /** Behind a locator that takes the user, too. */
  @PermitAll
  public static class Sub {
    private final String located;

    Sub(String located) {
      this.located = located;
    }

    @GET
    @Path("plain")
    public String plain(@Context User user) {
      return located + name(user);
    }

    @GET
    @Path("optional")
    public String optional(@Context Optional<User> user) {
      return located + name(user.orElse(null));
    }
  }

  @ParameterizedTest(name = "{0}: {1} without a login, {2} with one")
  @CsvSource({
    "/asked/plain, -, ann as User",
    "/asked/optional, -, ann as User",
    "/asked/both, ---, ann as Userann as Userann as User",
    "/asked/later, -, ann as User",
    "/asked/closed, '', ann as Userann as User",
    "/asked/sub/plain, --, ann as Userann as User",
    "/asked/sub/optional, --, ann as Userann as User",
  })
  void methodParameterIsTheUserItself(String path, String without, String with) {
    Browser browser = server.browser();
    if (without.isEmpty()) {
      assertThat(browser.get(path).status()).isEqualTo(401);
    } else {
      assertThat(browser.get(path).body()).isEqualTo(without);
    }
    browser.post("/login/ann", "");
    assertThat(browser.get(path).body()).isEqualTo(with);
  }

  @Test
  void userStandsBesideABody() {
    Browser browser = server.browser();
    assertThat(browser.post("/asked/body", "hello ").body()).isEqualTo("hello -");
    browser.post("/login/ann", "");
    assertThat(browser.post("/asked/body", "hello ").body()).isEqualTo("hello ann as User");
  }

  /** What a resource has in common here: a method. */
  @PermitAll
  public abstract static class Resource {
    @GET
    public String get() {
      return "in";
    }
  }

  @Path("field")
  public static class InField extends Resource {
    @Context User user;
  }

  @Path("inherited")
  public static class InInheritedField extends InField {}

  @Path("optional")
  public static class InOptionalField extends Resource {
    @Context Optional<User> user;
  }

  @Path("constructor")
  public static class InConstructor extends Resource {
    public InConstructor(@Context User user) {}
  }

  @Path("setter")
  public static class BySetter extends Resource {
    @Context
    public void setUser(User user) {}
  }

  @Path("optional-constructor")
  @Singleton
  public static class InOptionalConstructor extends Resource {
    public InOptionalConstructor(@Context Optional<User> user) {}
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        InField.class,
        InInheritedField.class,
        InOptionalField.class,
        InConstructor.class,
        InOptionalConstructor.class,
        BySetter.class
      })
  void fieldConstructorAndSetterAreRefusedAtStart(Class<?> resource) {
    SessionAuth<?> auth = Accounts.auth().build();
    String owner =
        resource == InInheritedField.class ? InField.class.getName() : resource.getName();
    assertThatThrownBy(() -> TestServer.start(resource, auth))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The user cannot be injected into ")
        .hasMessageContaining(owner)
        .hasMessageEndingWith(
            ": what lives longer than a request would keep the first caller's user. Take it as a"
                + " parameter of the resource method, or read SessionPrincipal.user(security,"
                + " User.class).");
  }

  /** Places that are found only when they are filled. */
  @Path("kept")
  @PermitAll
  public static class Kept {
    @GET
    @Path("bean")
    public String bean(@BeanParam Bean bean) {
      return name(bean.user);
    }

    @Path("late")
    public Class<Late> late() {
      return Late.class;
    }

    @Path("late-optional")
    public Class<LateOptional> lateOptional() {
      return LateOptional.class;
    }

    @Path("late-constructor")
    public Class<LateConstructor> lateConstructor() {
      return LateConstructor.class;
    }
  }

  public static class Bean {
    @Context User user;
  }

  @Singleton
  public static class Late extends Resource {
    @Inject User user;
  }

  public static class LateOptional extends Resource {
    @Context Optional<User> user;
  }

  public static class LateConstructor extends Resource {
    @Inject
    @SuppressWarnings("UnusedVariable") // it never comes to that
    public LateConstructor(User user) {}
  }

  @Path("kept-once")
  @Singleton
  public static class KeptOnce extends Resource {
    @Inject User user;

    @Override
    public String get() {
      return name(user);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kept-once",
        "/kept/bean",
        "/kept/late",
        "/kept/late-optional",
        "/kept/late-constructor"
      })
  void whatIsFoundLaterIsRefusedWhenItIsFilled(String path) {
    Browser ann = server.browser();
    ann.post("/login/ann", "");
    try (LogLines log = new LogLines()) {
      assertThat(ann.get(path).status()).isEqualTo(500);
      assertThat(server.browser().get(path).body()).doesNotContain("ann");
      assertThat(log.at(Level.SEVERE)).isEmpty(); // the runtime's to report
    }
  }
}
