package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a write counts (HOUSE's rules 1, 3 and 5; P11, P13). */
class WritingTest {
  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  private TestServer server;
  private Browser browser;

  /** Does to the session what the query says, letter by letter, and answers with a status. */
  @Path("do")
  @PermitAll
  public static class Script {
    record Data(String user_id, int count) {}

    @POST
    public Response run(
        @QueryParam("steps") @DefaultValue("") String steps,
        @QueryParam("status") @DefaultValue("200") int status,
        @Context SessionWriter session,
        @Context SecurityContext security) {
      StringBuilder seen = new StringBuilder();
      for (int i = 0; i < steps.length(); i++) {
        seen.append(step(steps.charAt(i), session, security));
      }
      return Response.status(status).entity(seen.toString()).build();
    }

    private static String step(char step, SessionWriter session, SecurityContext security) {
      switch (step) {
        case 's' -> session.set(new Data("sue", 1));
        case 'g' -> session.set(Map.of("basket", List.of("pear"))); // a guest's
        case 'u' -> session.update(data -> data.put("user_id", "uma"));
        case 'r' -> session.update(Data.class, data -> new Data(data.user_id(), data.count() + 1));
        case 'c' -> session.clear();
        case 'x' -> session.set(List.of("no object"));
        case 'l' -> session.set(Map.of("user_id", "x".repeat(9000)));
        case 'd' -> session.set(Map.of(), Duration.ofDays(401));
        case 'w' -> {
          return "[" + session.current().map(Session::map).orElse(Map.of()) + "]";
        }
        case 'p' -> {
          return SessionPrincipal.user(security, Accounts.User.class)
              .map(Accounts.User::name)
              .orElse("-");
        }
        default -> throw new IllegalArgumentException();
      }
      return "";
    }

    @POST
    @Path("crash")
    public void crash(@QueryParam("clear") boolean clear, @Context SessionWriter session) {
      if (clear) {
        session.clear();
      } else {
        session.set(new Data("new", 1));
      }
      throw new UnsupportedOperationException("no mapper for this");
    }

    @POST
    @Path("stream")
    public StreamingOutput stream(@Context SessionWriter session) {
      session.set(new Data("ann", 1));
      return out -> {
        String told;
        try {
          session.clear();
          told = "cleared";
        } catch (IllegalStateException e) {
          told = e.getMessage();
        }
        out.write(told.getBytes(StandardCharsets.UTF_8));
      };
    }

    @POST
    @Path("later")
    public CompletionStage<String> later(@Context SessionWriter session) {
      return CompletableFuture.supplyAsync(
          () -> {
            session.set(new Data("ann", 1));
            return "set";
          });
    }
  }

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Accounts.class, Script.class, Accounts.auth().listeners(events::add).build());
    browser = server.browser();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply run(String steps) {
    return browser.post("/do?steps=" + steps, "");
  }

  @Test
  void currentShowsWhatTheRequestHasWritten() {
    assertThat(run("wswrwuwcw").body())
        .isEqualTo(
            "[{}][{user_id=sue, count=1}][{user_id=sue, count=2}][{user_id=uma, count=2}][{}]");
  }

  @Test
  void thePrincipalStaysTheOneTheRequestBeganWith() {
    browser.post("/login/ann", "");
    assertThat(run("pspcp").body()).isEqualTo("annannann");
    browser.post("/login/ann", "");
    assertThat(run("sp").body()).isEqualTo("ann");
    assertThat(run("p").body()).isEqualTo("sue");
  }

  @Test
  void oneAnswerIsOneDecisionAndTheLastOfSetAndClearCounts() {
    assertThat(run("ss").setCookies()).hasSize(1);
    assertThat(browser.get("/me").body()).isEqualTo("sue");
    assertThat(run("sc").setCookies()).singleElement().asString().contains("Max-Age=0");
    assertThat(browser.jar()).isEmpty();
    browser.post("/login/ann", "");
    assertThat(run("cs").setCookies()).singleElement().asString().doesNotContain("Max-Age=0");
    assertThat(browser.get("/me").body()).isEqualTo("sue");
    assertThat(run("ur").setCookies()).hasSize(1);
    assertThat(browser.get("/me").body()).isEqualTo("uma");
  }

  @Test
  void updateWithoutASessionNamesSet() {
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    RequestSession<?> session = Sessions.request(Accounts.auth().build());
    try {
      session.update(data -> data.put("a", 1));
    } catch (IllegalStateException e) {
      thrown.add(e);
    }
    assertThat(thrown)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("There is no session to update. Begin one with set.");
    assertThat(run("u").status()).isEqualTo(500);
  }

  @Test // rule 3
  void aGuestsSessionIsReadableAndIsNoLogin() {
    assertThat(run("g").setCookies()).hasSize(1);
    assertThat(run("w").body()).isEqualTo("[{basket=[pear]}]");
    assertThat(run("p").body()).isEqualTo("-");
    Reply me = browser.get("/me");
    assertThat(me.status()).isEqualTo(401);
    assertThat(me.setCookies()).isEmpty();
    assertThat(run("w").body()).isEqualTo("[{basket=[pear]}]");
  }

  @Test // P11
  void anAnswerOf500LeavesThePreviousSession() {
    browser.post("/login/ann", "");
    events.clear();
    assertThat(browser.post("/do?steps=s&status=500", "").setCookies()).isEmpty();
    assertThat(browser.post("/do?steps=u&status=503", "").setCookies()).isEmpty();
    assertThat(browser.post("/do/crash", "").status()).isEqualTo(500);
    assertThat(events).isEmpty();
    assertThat(browser.get("/me").body()).isEqualTo("ann");
    assertThat(browser.post("/do?steps=s&status=404", "").setCookies()).hasSize(1);
    assertThat(browser.get("/me").body()).isEqualTo("sue");
  }

  @Test
  void clearCountsWhateverFollows() {
    browser.post("/login/ann", "");
    Browser copy = browser.copy();
    assertThat(browser.post("/do?steps=c&status=500", "").setCookies()).hasSize(1);
    assertThat(copy.get("/me").status()).isEqualTo(401);
    browser.post("/login/ann", "");
    assertThat(browser.post("/do/crash?clear=true", "").status()).isEqualTo(500);
    assertThat(browser.get("/me").status()).isEqualTo(401);
  }

  @Test // P3
  @Tag("sealed-cookie")
  void tooLargeIs413WithSizeLimitAndRemedy() {
    Reply reply = run("l");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body())
        .contains("\"limit\":6000")
        .containsPattern("\"size\":1\\d{4}")
        .contains("store(…)");
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test
  void dataThatIsNoObjectAndLifetimesOutOfRangeAreRefusedAtTheCallersLine() {
    assertThat(run("x").status()).isEqualTo(500);
    assertThat(run("d").status()).isEqualTo(500);
    assertThat(browser.jar()).isEmpty();
  }

  @Test
  void afterTheHeadersHaveLeftAWriteThrows() {
    Reply reply = browser.post("/do/stream", "");
    assertThat(reply.body()).startsWith("The answer's headers have left");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }

  @Test
  void aParameterMayBeUsedOnAnyThread() {
    assertThat(browser.post("/do/later", "").body()).isEqualTo("set");
    assertThat(browser.get("/me").body()).isEqualTo("ann");
  }
}
