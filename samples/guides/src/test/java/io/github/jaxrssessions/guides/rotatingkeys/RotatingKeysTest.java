package io.github.jaxrssessions.guides.rotatingkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.Refusal;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.testing.LoggedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the guide about keys: nodes of the step before stand beside those of the next. */
class RotatingKeysTest {
  private final String old = KeyRing.generate();
  private final String next = KeyRing.generate();
  private final List<SessionEvent> heard = new ArrayList<>();

  /** Who is it? */
  @jakarta.ws.rs.Path("user")
  public static final class Who {
    @GET
    public String user(@Context User user) {
      return user.id();
    }
  }

  private SessionAuth<User> auth(String keys) {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .keys(KeyRing.parse(keys))
        .listeners(heard::add)
        .build();
  }

  /** Asks a node of these keys; the cookie is then what a browser has after the answer. */
  private String ask(String keys, String cookie) {
    try (Site site = Site.of(new ResourceConfig(Who.class).register(auth(keys)))) {
      HttpResponse<String> answer = site.visitor().get("/user", "Cookie", cookie);
      assertThat(answer.statusCode()).isEqualTo(200);
      List<String> lines = answer.headers().allValues("Set-Cookie");
      return lines.isEmpty() ? cookie : LoggedIn.cookie(lines);
    }
  }

  private int status(String keys, String cookie) {
    try (Site site = Site.of(new ResourceConfig(Who.class).register(auth(keys)))) {
      return site.visitor().get("/user", "Cookie", cookie).statusCode();
    }
  }

  private String login(String keys) {
    return LoggedIn.cookie(auth(keys), Map.of("user_id", "1"));
  }

  @Test
  void threeStepsLogNobodyOut() {
    String appended = old + "," + next;
    String swapped = next + "," + old;

    // While the nodes go from the old key to both, each opens what any other seals.
    ask(appended, login(old));
    ask(old, login(appended));
    // While they go on to the new key first, too.
    ask(swapped, login(appended));
    ask(appended, login(swapped));
    // The next request moves a session to the new key: then the old one may go.
    String moved = ask(swapped, login(old));
    ask(next, moved);
    ask(swapped, moved);
  }

  @Test
  void shortcutLogsOutWhileNodesDiffer() {
    assertThat(status(old, login(next + "," + old))).isEqualTo(401);
  }

  @Test
  void keyThatIsGoneRefusesItsSessions() {
    assertThat(status(next, login(old))).isEqualTo(401);
    assertThat(heard).contains(new SessionEvent.Refused(Refusal.UNKNOWN_KEY));
  }

  @Test
  void keysComeFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("keys"), next + "," + old + "\n");
    assertThat(Keys.fromFile(file)).hasToString("KeyRing[2 key(s)]");
  }

  @Test
  void startWithoutKeysSaysWhatToDo() {
    assertThat(System.getenv("SESSION_KEYS")).isNull();
    assertThatIllegalStateException()
        .isThrownBy(Keys::fromEnvironment)
        .withMessageContaining("SESSION_KEYS is not set")
        .withMessageContaining("openssl rand -base64 32");
  }
}
