package io.github.jaxrssessions.guides.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.OverLimit;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.testing.Sessions;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The answers on the page about errors are the ones that are given: {@code -Danswers=write}. */
class AnswersTest {
  private static final Path ANSWERS = Path.of("src/test/resources/errors");
  private static final Set<String> OF_THE_SERVER = Set.of("date", "content-length", "connection");

  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T09:00:00Z"));

  private SessionAuthBuilder<User> settings() {
    return Sessions.settings(KeyRing.ephemeral()).clock(clock);
  }

  /** A request of somebody who logged in six minutes ago. */
  private void holds(String file, SessionAuth<User> auth, String request, String... headers)
      throws Exception {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "2"));
    clock.advance(Duration.ofMinutes(6));
    holdsWith(cookie, file, auth, request, headers);
  }

  private static void holdsWith(
      String cookie, String file, SessionAuth<User> auth, String request, String... headers)
      throws Exception {
    String[] parts = request.split(" ");
    try (Site site = Site.of(new ResourceConfig(Refusing.class).register(auth))) {
      HttpRequest.Builder sent =
          HttpRequest.newBuilder(site.address().resolve(parts[1]))
              .method(parts[0], BodyPublishers.noBody());
      if (!cookie.isEmpty()) {
        sent.header("Cookie", cookie);
      }
      if (headers.length > 0) {
        sent.headers(headers);
      }
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(sent.build(), BodyHandlers.ofString());
      assertSame(ANSWERS.resolve(file), text(answer));
    }
  }

  private static String text(HttpResponse<String> answer) {
    String reason = Response.Status.fromStatusCode(answer.statusCode()).getReasonPhrase();
    String headers =
        answer.headers().map().entrySet().stream()
            .filter(header -> !OF_THE_SERVER.contains(header.getKey().toLowerCase(Locale.ROOT)))
            .flatMap(header -> header.getValue().stream().map(v -> usual(header.getKey()) + v))
            .sorted()
            .collect(Collectors.joining("\n"));
    return "HTTP/1.1 %d %s\n%s\n\n%s\n"
        .formatted(answer.statusCode(), reason, headers, answer.body());
  }

  /** Names are the same in any case: here as they are usually written. */
  private static String usual(String name) {
    return name.equalsIgnoreCase("www-authenticate")
        ? "WWW-Authenticate: "
        : Pattern.compile("(^|-)[a-z]")
                .matcher(name)
                .replaceAll(m -> m.group().toUpperCase(Locale.ROOT))
            + ": ";
  }

  private static void assertSame(Path file, String answer) throws IOException {
    if ("write".equals(System.getProperty("answers"))) {
      Files.writeString(file, answer);
    }
    assertThat(answer).isEqualTo(Files.readString(file).replace("\r", ""));
  }

  /** A store of which one method does something else. */
  static SessionStore storeBut(String method, Object answer) {
    SessionStore store = new MemorySessionStore(100);
    return (SessionStore)
        Proxy.newProxyInstance(
            AnswersTest.class.getClassLoader(),
            new Class<?>[] {SessionStore.class},
            (proxy, called, given) -> {
              if (called.getName().equals(method)) {
                if (answer instanceof RuntimeException failure) {
                  throw failure;
                }
                return answer;
              }
              try {
                return called.invoke(store, given);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void nobodyIsLoggedIn() throws Exception {
    holdsWith("", "unauthorized.http", settings().build(), "GET /user");
  }

  @Test
  void theLoginIsTooOld() throws Exception {
    holds("recent-login.http", settings().build(), "POST /password");
  }

  @Test
  void theUserLacksTheRole() throws Exception {
    holds("forbidden.http", settings().build(), "GET /admin");
  }

  @Test
  void theRequestIsFromAnotherOrigin() throws Exception {
    holds(
        "cross-origin.http", settings().build(), "POST /basket", "Origin", "https://evil.example");
  }

  @Test
  void othersChangeTheSessionAllTheTime() throws Exception {
    SessionStore busy = storeBut("update", SessionStore.Updated.CONFLICT);
    holds("conflict.http", settings().store(busy).build(), "POST /basket");
  }

  @Test
  void theUserHasAllTheSessionsThereMayBe() throws Exception {
    SessionAuth<User> auth =
        settings().store(new MemorySessionStore(100)).maxSessions(1, OverLimit.REFUSE).build();
    auth.issue(Map.of("user_id", "2"));
    holdsWith("", "limit.http", auth, "POST /login");
  }

  @Test
  void theSessionIsTooLarge() throws Exception {
    holds("too-large.http", settings().build(), "POST /large");
  }

  @Test
  void theStoreIsDown() throws Exception {
    SessionStore down = storeBut("find", new IllegalStateException("down"));
    holds("unavailable.http", settings().store(down).build(), "GET /user");
  }
}
