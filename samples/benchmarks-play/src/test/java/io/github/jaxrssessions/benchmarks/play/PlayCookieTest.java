package io.github.jaxrssessions.benchmarks.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** That Play's cookie is one: what goes in comes out, and only from whoever has the secret. */
class PlayCookieTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void cookieIsSignedAndOpens() {
    PlayCookie play = new PlayCookie(SECRET);
    Object session = play.session(Map.of("user", "ann"));

    String value = play.seal(session);

    assertThat(play.open(value)).isEqualTo(session).hasToString("Session(Map(user -> ann))");
    assertThat(new PlayCookie(SECRET.toUpperCase(java.util.Locale.ROOT)).open(value))
        .isEqualTo(play.session(Map.of()));
  }
}
