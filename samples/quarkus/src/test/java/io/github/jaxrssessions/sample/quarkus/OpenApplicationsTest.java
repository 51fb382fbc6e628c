package io.github.jaxrssessions.sample.quarkus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionPrincipal;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that would be open, or tell one caller's user to another, does not start. */
class OpenApplicationsTest {
  @TempDir java.nio.file.Path folder;

  /** A user. */
  public record User(String name) {}

  /** The sessions of all these. */
  public static final class Auth {
    static SessionAuth<User> auth() {
      return SessionAuth.builder(User.class, session -> Optional.of(new User("ann")))
          .keys(KeyRing.ephemeral())
          .build();
    }
  }

  /** What must not be open. */
  @Path("secret")
  public static class Secret {
    @GET
    public String get() {
      return "secret";
    }
  }

  /** Registers the SessionAuth in a way that Quarkus ignores. */
  @Provider
  public static class Nested implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(Auth.auth());
      return true;
    }
  }

  /** In the way that it takes. */
  @Provider
  public static class Direct implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      return Auth.auth().configure(context);
    }
  }

  /** Lists its classes, and forgets one. */
  public static class Forgetful extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Secret.class);
    }
  }

  private void failsToStart(String message, Class<?>... classes) {
    assertThatThrownBy(() -> BuiltApp.start(folder, classes).close())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }

  private static final String OPEN =
      "no SessionAuth is registered, so everybody could call this application.";

  @Test
  void featureThatRegistersTheSessionAuthIsNotEnough() {
    failsToStart(OPEN, User.class, Auth.class, Secret.class, Nested.class);
  }

  @Test
  void applicationWithoutASessionAuthDoesNotStart() {
    failsToStart(OPEN, Secret.class);
  }

  @Test
  void applicationThatListsItsClassesAndForgetsTheFeatureDoesNotStart() {
    failsToStart(OPEN, User.class, Auth.class, Secret.class, Direct.class, Forgetful.class);
  }

  /** Keeps the first caller's user, if it could: Quarkus makes one of it for all requests. */
  @Path("kept")
  @PermitAll
  public static class Kept {
    @Context User user;

    @GET
    public String get() {
      return String.valueOf(user);
    }
  }

  /** What would let it. */
  public static class Users {
    @Produces
    User user(SecurityContext security) {
      return SessionPrincipal.user(security, User.class).orElse(null);
    }
  }

  @Test
  void resourceThatKeepsItsUserDoesNotStart() {
    failsToStart(
        "The user cannot be injected into ",
        User.class,
        Auth.class,
        Direct.class,
        Kept.class,
        Users.class);
  }

  /** Keeps it as CDI has it. */
  @Path("injected")
  public static class Injected {
    @Inject User user;

    @GET
    public String get() {
      return String.valueOf(user);
    }
  }

  @Test
  void beanOfTheUserDoesNotStart() {
    failsToStart(
        "Users makes a bean of the user's class",
        User.class,
        Auth.class,
        Direct.class,
        Injected.class,
        Users.class);
  }
}
