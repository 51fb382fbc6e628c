package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.testing.AnsweredSession;
import io.github.jaxrssessions.testing.CookieJar;
import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an answer does to the session, and what is said where it does something else. */
class AnsweredSessionTest {
  private static final Map<String, Object> ANN = Map.of("user_id", "ann");

  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  private final SessionAuth<Accounts.User> auth = Accounts.auth().clock(clock).build();
  private final TestServer server = TestServer.start(Accounts.class, auth);
  private final CookieJar jar = CookieJar.empty();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(jar).build();

  @AfterEach
  void stop() {
    server.close();
  }

  private AnsweredSession get(String path) throws Exception {
    return AnsweredSession.of(auth, send(HttpRequest.newBuilder(server.uri().resolve(path))));
  }

  private AnsweredSession post(String path, String text) throws Exception {
    return AnsweredSession.of(
        auth,
        send(
            HttpRequest.newBuilder(server.uri().resolve(path))
                .POST(BodyPublishers.ofString(text))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static void fails(ThrowingCallable assertion, String... message) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(message);
  }

  @Test
  void aLoginSetsTheSession() throws Exception {
    AnsweredSession login = post("/login/ann", "");

    login.isSet();
    assertThat(login.session().text("user_id")).isEqualTo("ann");
    assertThat(login.session().started()).isEqualTo(clock.instant());
    assertThat(login.maxAge()).isEmpty();
  }

  @Test
  void aRememberedLoginIsKeptByTheBrowser() throws Exception {
    AnsweredSession login = post("/remember/ann/30", "");

    assertThat(login.maxAge()).contains(Duration.ofDays(30));
    assertThat(login.session().expires()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
  }

  @Test
  void anUpdateKeepsTheHandleAndANewLoginDoesNot() throws Exception {
    Session login = post("/login/ann", "").session();

    Session update = post("/note", "milk").session();
    Session again = post("/login/ann", "").session();

    assertThat(update.handle()).isEqualTo(login.handle());
    assertThat(update.text("note")).isEqualTo("milk");
    assertThat(again.handle()).isNotEqualTo(login.handle());
  }

  @Test
  void aRenewalSetsTheSession() throws Exception {
    post("/login/ann", "");
    clock.advance(Duration.ofMinutes(8));

    assertThat(get("/me").session().renewed()).isEqualTo(clock.instant());
    get("/me").isUntouched();
  }

  @Test
  void aLogoutClearsTheSession() throws Exception {
    post("/login/ann", "");

    post("/logout", "").isCleared();
  }

  @Test
  void whatItSawStaysAsItWas() throws Exception {
    AnsweredSession login = post("/login/ann", "");
    post("/logout", "");

    assertThat(login.session().text("user_id")).isEqualTo("ann");
  }

  @Test
  @Tag("sealed-cookie")
  void aSplitSessionIsOpened() throws Exception {
    post("/login/ann", "");

    AnsweredSession large = post("/note", "x".repeat(3500));
    assertThat(large.toString()).contains("sets the session cookie __Host-session to the session ");
    assertThat(large.session().text("note")).hasSize(3500);
    post("/login/ann", "").isSet(); // expires the second cookie
    post("/note", "x".repeat(3500));
    post("/logout", "").isCleared();
  }

  @Test
  void aJaxRsAnswerIsReadAsWell() {
    try (Client jaxRs = ClientBuilder.newClient().register(LoggedIn.as(auth, ANN))) {
      try (Response login =
          jaxRs.target(server.uri()).path("login/bea").request().post(Entity.text(""))) {
        assertThat(AnsweredSession.of(auth, login).session().text("user_id")).isEqualTo("bea");
      }
      try (Response user = jaxRs.target(server.uri()).path("me").request().get()) {
        AnsweredSession.of(auth, user).isUntouched();
        fails(AnsweredSession.of(auth, user)::isSet, "The answer, a 401, says nothing of");
      }
    }
  }

  @Test
  void anAnswerThatSetsNothingSaysSo() throws Exception {
    AnsweredSession answer = get("/me");

    answer.isUntouched();
    fails(
        answer::isSet,
        "The answer, a 401, says nothing of the session cookie __Host-session (it has no"
            + " Set-Cookie line). Expected it to set it. Does the resource call set, with an answer"
            + " below 500?");
    fails(answer::session, "Expected it to set it.");
    fails(answer::maxAge, "Expected it to set it.");
    fails(
        answer::isCleared,
        "Expected it to clear it. Only cookies that the request brought are cleared: send it with"
            + " LoggedIn or a CookieJar.");
  }

  @Test
  void anAnswerThatSetsSaysUntilWhen() throws Exception {
    AnsweredSession answer = post("/login/ann", "");

    fails(
        answer::isUntouched,
        "The answer, a 200, sets the session cookie __Host-session to the session "
            + answer.session().handle()
            + ", which holds until 2030-01-01T00:30:00Z. Expected it to leave it as it is.",
        "renewed once in a quarter of the idle time");
    fails(answer::isCleared, "Expected it to clear it. Does the resource call clear,");
  }

  @Test
  void anAnswerThatClearsSaysSo() throws Exception {
    post("/login/ann", "");
    AnsweredSession answer = post("/logout", "");

    fails(
        answer::isSet,
        "The answer, a 204, clears the session cookie __Host-session. Expected it to set it to a"
            + " session. Does something call clear after set?");
    fails(answer::isUntouched, "clears", "Does something call clear?");
  }

  @Test
  void aSessionOfAnotherKeyIsNotOpened() {
    List<String> foreign = Accounts.auth().build().issue(ANN);
    AnsweredSession answer = AnsweredSession.of(auth, foreign);

    fails(
        answer::session,
        "The answer sets the session cookie __Host-session to a value that this SessionAuth does"
            + " not open. Expected it to set it to a session. Give the SessionAuth that the server"
            + " runs with: another one with KeyRing.ephemeral() has another key.");
    fails(answer::isUntouched, "to a value that this SessionAuth does not open");
  }

  @Test
  void noValueIsShown() throws Exception {
    post("/login/ann", "");
    String value = jar.cookies().get("__Host-session");
    List<String> lines = List.of("__Host-session=" + value + "; Path=/");
    AnsweredSession own = AnsweredSession.of(auth, lines);
    AnsweredSession strange = AnsweredSession.of(Accounts.auth().build(), lines);

    for (AnsweredSession each : List.of(own, strange)) {
      assertThat(each.toString()).doesNotContain(value).doesNotContain("ann");
      assertThatThrownBy(each::isCleared).message().doesNotContain(value).doesNotContain("ann");
    }
  }

  @Test
  void cookiesOfOtherNamesAreNotTheSession() {
    AnsweredSession answer =
        AnsweredSession.of(auth, List.of("lang=en; Path=/", "__Host-session.9=x", "session=y"));

    answer.isUntouched();
    fails(answer::isSet, "(its Set-Cookie lines are of lang, __Host-session.9, session)");
  }

  @Test
  void ofTwoLinesOfOneNameTheLastCounts() {
    List<String> set = auth.issue(ANN);
    String clear = "__Host-session=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax";

    AnsweredSession.of(auth, List.of(set.get(0), clear)).isCleared();
    AnsweredSession.of(auth, List.of(clear, set.get(0))).isSet();
  }

  @Test
  void aSessionIsReadOutsideJaxRsWhoeverItBelongsTo() {
    String nobody = LoggedIn.cookie(auth, Map.of("user_id", "nobody"));
    Map<String, List<String>> headers =
        Map.of("cookie", List.of("a=b; " + nobody), "Origin", List.of("https://evil.example"));

    assertThat(auth.session(headers).orElseThrow().text("user_id")).isEqualTo("nobody");
    assertThat(auth.session(Map.of())).isEmpty();
    clock.advance(Duration.ofMinutes(30));
    assertThat(auth.session(headers)).isEmpty();
  }
}
