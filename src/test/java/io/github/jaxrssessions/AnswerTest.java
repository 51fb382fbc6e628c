package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer says to caches, and what it is where something of the application's is down. */
class AnswerTest {

  /** Answers with headers of its own. */
  @Path("cache")
  @PermitAll
  public static class Cached {
    @GET
    public Response get(
        @QueryParam("control") String control,
        @QueryParam("vary") String vary,
        @QueryParam("read") boolean read,
        @Context SessionWriter session) {
      if (read) {
        session.current();
      }
      return Response.ok("x")
          .header("Cache-Control", control)
          .header("Vary", vary)
          .header("Set-Cookie", "theme=dark")
          .build();
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, private, Cookie",
        "max-age=60, Accept, 'max-age=60, private', 'Accept, Cookie'",
        "'public, s-maxage=9, max-age=60', cookie, 'max-age=60, private', cookie",
        "no-store, *, no-store, *",
        "PRIVATE, -, PRIVATE, Cookie",
      })
  void anAnswerThatReadTheSessionIsPrivateAndVaries(
      String control, String vary, String sentControl, String sentVary) {
    try (TestServer server = TestServer.start(Cached.class, Accounts.auth().build())) {
      String query =
          (control == null ? "" : "&control=" + control.replace(" ", "%20"))
              + (vary == null ? "" : "&vary=" + vary);
      Reply read = server.browser().get("/cache?read=true" + query);
      assertThat(read.header("Cache-Control")).isEqualTo(sentControl);
      assertThat(read.header("Vary")).isEqualTo(sentVary);
      Reply unread = server.browser().get("/cache?read=false" + query);
      assertThat(unread.header("Cache-Control")).isEqualTo(control == null ? "" : control);
      assertThat(unread.header("Vary")).isEqualTo(vary == null ? "" : vary);
    }
  }

  @Test
  void otherCookiesOfTheAnswerStay() {
    try (TestServer server =
        TestServer.start(Cached.class, Accounts.class, Accounts.auth().build())) {
      assertThat(server.browser().get("/cache").setCookies()).containsExactly("theme=dark");
    }
  }

  /** Revocations that can be switched off. */
  private static final class Outage implements Revocations {
    final AtomicBoolean down = new AtomicBoolean();

    private void ask() {
      if (down.get()) {
        throw new IllegalStateException("connection refused: secret-host");
      }
    }

    @Override
    public void end(String handle, Instant until) {
      ask();
    }

    @Override
    public void endAll(String subject, Instant mark, Instant until) {
      ask();
    }

    @Override
    public Found find(String handle, Set<String> subjects) {
      ask();
      return Found.NOTHING;
    }
  }

  @Test // P11, point 11: never a 401, never a cleared cookie
  @Tag("sealed-cookie") // of a stored one the row is asked: StoreOutageTest
  void revocationsThatAreDownAreA503AndNothingIsCleared() {
    Outage outage = new Outage();
    List<SessionEvent> events = new CopyOnWriteArrayList<>();
    SessionAuth<?> auth = Accounts.auth().revocations(outage).listeners(events::add).build();
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      Browser browser = server.browser();
      browser.post("/login/ann", "");
      outage.down.set(true);
      List<Reply> replies =
          List.of(
              browser.get("/me"),
              browser.get("/maybe"),
              browser.post("/logout", ""),
              browser.post("/login/bob", ""),
              browser.post("/note", "x"));
      assertThat(replies)
          .allSatisfy(
              reply -> {
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.setCookies()).isEmpty();
                assertThat(reply.header("Retry-After")).isEqualTo("1");
                assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(reply.body()).doesNotContain("secret-host");
              });
      assertThat(server.browser().get("/open").status()).isEqualTo(200);
      assertThat(events).anyMatch(e -> e instanceof SessionEvent.Unavailable);
      outage.down.set(false);
      assertThat(browser.get("/me").body()).isEqualTo("ann");
    }
  }

  @Test
  void aWriteThatFailsAsTheAnswerLeavesMakesItA503() {
    Outage outage = new Outage();
    SessionAuth<?> auth = Accounts.auth().revocations(outage).build();
    Object breaking =
        (jakarta.ws.rs.container.ContainerResponseFilter) (in, out) -> outage.down.set(true);
    try (TestServer server = TestServer.start(Accounts.class, auth, breaking)) {
      Browser browser = server.browser();
      browser.jar().putAll(jar(auth));
      outage.down.set(false);
      Reply reply = browser.post("/login/bob", "");
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.setCookies()).isEmpty();
      assertThat(reply.body()).contains("\"status\":503");
    }
  }

  private static Map<String, String> jar(SessionAuth<?> auth) {
    String line = auth.issue(Map.of("user_id", "ann")).get(0);
    return Map.of(
        line.substring(0, line.indexOf('=')),
        line.substring(line.indexOf('=') + 1, line.indexOf(';')));
  }

  @Test // point 11
  void aListenerThatThrowsBreaksNothing() {
    List<SessionEvent> heard = new CopyOnWriteArrayList<>();
    SessionListener broken =
        event -> {
          throw new IllegalStateException("broken");
        };
    SessionAuth<?> auth = Accounts.auth().listeners(broken, heard::add).build();
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      Browser browser = server.browser();
      assertThat(browser.post("/login/ann", "").status()).isEqualTo(200);
      assertThat(browser.get("/me").status()).isEqualTo(200);
      assertThat(heard).hasSize(1);
    }
  }
}
