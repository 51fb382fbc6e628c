package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.LoggedIn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** No secret, cookie value, id or payload in a log line, an exception or a toString (P22). */
class SecretsTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex("c0ffee00c0ffee01c0ffee02c0ffee03c0ffee04c0ffee05c0ffee06c0ffee07");
  private static final String PAYLOAD = "canary-in-the-payload";

  /** Everything that is logged by anybody, at every level. */
  private static final class Log extends Handler implements AutoCloseable {
    private final Formatter formatter = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    Log() {
      setLevel(Level.ALL);
      root.setLevel(Level.ALL);
      root.addHandler(this);
    }

    @Override
    public void publish(LogRecord logged) {
      lines.add(formatter.format(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.removeHandler(this);
      root.setLevel(before);
    }
  }

  @Test
  @SuppressWarnings("ObjectToString") // to see that it stays an identity
  void nothingOfASessionReachesALogOrAText() {
    List<String> texts = new ArrayList<>();
    SessionAuth<String> auth =
        SessionAuth.builder(String.class, SecretsTest::resolve)
            .keys(KeyRing.of(KEY))
            .subject(session -> session.text("user_id"))
            .listeners(event -> texts.add(event.toString()))
            .build();
    List<String> cookies = new ArrayList<>();
    try (Log log = new Log()) {
      for (String mode : List.of("ok", "fail", "shape", "none")) {
        List<String> lines = auth.issue(Map.of("user_id", PAYLOAD, "mode", mode));
        cookies.add(LoggedIn.cookie(lines).substring(20));
        ask(auth, LoggedIn.cookie(lines), texts);
        ask(auth, LoggedIn.cookie(lines) + "x", texts);
      }
      auth.endAll(PAYLOAD);
      texts.addAll(log.lines);
    }
    texts.add(
        auth
            + " "
            + auth.cookie()
            + KeyRing.of(KEY)
            + SessionAuth.builder(String.class, s -> Optional.empty()));
    assertThat(texts).anyMatch(text -> text.contains("IllegalStateException"));
    List<String> secrets = new ArrayList<>(cookies);
    secrets.addAll(
        List.of(
            PAYLOAD,
            HexFormat.of().formatHex(KEY),
            Base64.getEncoder().encodeToString(KEY),
            Base64.getUrlEncoder().encodeToString(KEY)));
    assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
  }

  private static Optional<String> resolve(Session session) {
    return switch (session.text("mode")) {
      case "ok" -> Optional.of("ann");
      case "fail" -> throw new IllegalStateException("no user " + session.text("user_id"));
      case "shape" -> Optional.of(session.as(Shape.class).toString());
      default -> Optional.empty();
    };
  }

  record Shape(int user_id) {}

  @SuppressWarnings("ObjectToString")
  private static void ask(SessionAuth<String> auth, String cookie, List<String> texts) {
    RequestSession<?> session = Sessions.request(auth, cookie);
    try {
      session.principal().ifPresent(principal -> texts.add(principal + " " + principal.session()));
      session.current().ifPresent(current -> texts.add(current.toString()));
      session.current().ifPresent(current -> current.text("absent"));
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      texts.add(trace.toString());
    }
    texts.add(session.toString());
  }
}
