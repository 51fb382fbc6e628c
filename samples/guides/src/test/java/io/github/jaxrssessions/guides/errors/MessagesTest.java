package io.github.jaxrssessions.guides.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.OverLimit;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.testing.Sessions;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.LoggedIn;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages on the page about errors are the ones that are thrown. */
class MessagesTest {
  private static final Path PAGE = Path.of("../../site/reference/errors.md");

  private static SessionAuthBuilder<User> settings() {
    return Sessions.settings(KeyRing.ephemeral());
  }

  private static SessionAuthBuilder<User> bare() {
    return SessionAuth.<User>builder(User.class, session -> java.util.Optional.empty());
  }

  @Test
  void whatIsWrongAtTheStartIsOnThePage() throws Exception {
    Map<String, ThrowingCallable> wrong = new LinkedHashMap<>();
    wrong.put("environment", () -> KeyRing.fromEnvironment("SHOP_KEYS"));
    wrong.put("parse", () -> KeyRing.parse("no key"));
    wrong.put("hex", () -> KeyRing.parse("0123456789abcdef"));
    wrong.put("twice", () -> settings().keys(KeyRing.ephemeral()));
    wrong.put("idle", () -> settings().idleTimeout(Duration.ofDays(1)).build());
    wrong.put("long", () -> settings().idleTimeout(Duration.ofDays(500)).build());
    wrong.put("budget", () -> settings().sizeBudget(100).build());
    wrong.put(
        "domain", () -> settings().cookie(SessionCookie.standard().withDomain("example.com")));
    wrong.put("origin", () -> settings().trustedOrigins("app.example.com").build());
    wrong.put("path", () -> settings().publicPaths("docs").build());
    wrong.put("most", () -> settings().maxSessions(5, OverLimit.REFUSE).build());
    wrong.put("list", () -> settings().build().sessions());
    wrong.put("keys", () -> bare().build().issue(Map.of()));
    wrong.put("all", () -> bare().keys(KeyRing.ephemeral()).build().endAll("1"));
    String page = Files.readString(PAGE);

    wrong.forEach(
        (what, call) -> {
          Throwable thrown = catchThrowable(call);
          assertThat(thrown).as(what).isNotNull();
          assertThat(page).as(what).contains(thrown.getMessage());
        });
  }

  private static SessionAuth<User> authFor(String what) {
    return switch (what) {
      case "limit" ->
          settings().store(new MemorySessionStore(9)).maxSessions(1, OverLimit.REFUSE).build();
      case "conflict" ->
          settings().store(AnswersTest.storeBut("update", SessionStore.Updated.CONFLICT)).build();
      default -> settings().build();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "update", "large", "shape", "limit", "conflict"})
  void whatIsWrongInARequestIsOnThePage(String what) throws Exception {
    SessionAuth<User> auth = authFor(what);
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "2"));
    boolean anonymous = what.equals("update") || what.equals("limit");
    try (Site site = Site.of(new ResourceConfig(Refusing.class).register(auth))) {
      String message =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(
                  HttpRequest.newBuilder(site.address().resolve("/told/" + what))
                      .header("Cookie", anonymous ? "none=1" : cookie)
                      .POST(BodyPublishers.noBody())
                      .build(),
                  BodyHandlers.ofString())
              .body();
      assertThat(Files.readString(PAGE)).contains(message);
    }
  }
}
