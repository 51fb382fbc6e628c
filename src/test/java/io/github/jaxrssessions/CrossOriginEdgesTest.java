package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jaxrssessions.CrossOriginGuard.Headers;
import io.github.jaxrssessions.CrossOriginGuard.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one character decides what the guard says. */
class CrossOriginEdgesTest {
  private final List<SessionEvent> events = new ArrayList<>();

  private CrossOriginGuard guard(Mode mode) {
    return new CrossOriginGuard(mode, List.of(), List.of(), new Events(List.of(events::add)));
  }

  private boolean refuses(String method, String site, String origin, String host) {
    Headers headers = new Headers(List.of(site), List.of(origin), List.of(host));
    return guard(Mode.ENFORCE).refuses(method, "/x", headers);
  }

  @Test
  void openSaysWhichSettingOpens() {
    assertThat(guard(Mode.ENFORCE).open()).isEmpty();
    assertThat(guard(Mode.REPORT).open()).contains("report-only");
    assertThat(guard(Mode.OFF).open()).contains("insecure-off");
  }

  @Test
  void hostThatBeginsWithACommaIsTwo() {
    String origin = "https://shop.example";
    assertThat(refuses("POST", "same-origin", origin, ",shop.example")).isTrue();
    assertThat(refuses("POST", "same-origin", origin, "shop.example")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a\u007f", "/a*", "/a?", "/a#", "/{a", "/a}", "/a;b", "/a\\b"})
  void pathHoldsNoBlankControlOrPattern(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> CrossOriginGuard.checkPath(path));
    CrossOriginGuard.checkPath("/a!~");
  }

  @Test
  void whatCameIsToldInPrintableCharactersAndCut() {
    String longest = "x".repeat(200);
    refuses("A ~B", "cross-site", longest, "shop.example");
    refuses("A\u007f\\\u001f", "cross-site", longest + "y", "shop.example");
    assertThat(events)
        .containsExactly(
            new SessionEvent.CrossOriginDenied("A ~B", List.of(longest), true),
            new SessionEvent.CrossOriginDenied(
                "A\\u007f\\u005c\\u001f", List.of(longest + "..."), true));
  }

  @Test
  void onlyTheFirstIsAWarning() {
    try (LogLines log = new LogLines()) {
      CrossOriginGuard guard = guard(Mode.REPORT);
      for (int i = 0; i < 3; i++) {
        guard.refuses(
            "POST", "/x", new Headers(List.of("cross-site"), List.of("https://e"), List.of("s")));
      }
      assertThat(log.at(Level.WARNING)).hasSize(1);
      assertThat(log.at(Level.WARNING).get(0)).contains("(POST)", "https://e", "trustedOrigins");
    }
    assertThat(events).hasSize(3);
  }
}
