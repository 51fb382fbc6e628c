package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.LoggedIn;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each kind of cookie that the library sets. */
class EveryKindOfCookieTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int TIMES = 41; // bytes before the sealed flags, times and lifetime
  private static final int TIMES_LENGTH = 23;

  private final MovableClock clock = MovableClock.at(START);
  private final List<SessionEvent> events = new ArrayList<>();

  /** The kinds: in one cookie or two, with or without a lifetime of their own. */
  enum Kind {
    ONE(10, false),
    TWO(4000, false),
    OWN_LIFETIME(10, true),
    TWO_OWN_LIFETIME(4000, true);

    private final String text;
    private final boolean own;

    Kind(int length, boolean own) {
      this.text = "x".repeat(length);
      this.own = own;
    }

    String issue(SessionAuth<Session> auth) {
      Map<String, String> data = Map.of("text", text);
      List<String> lines = own ? auth.issue(data, Duration.ofDays(30)) : auth.issue(data);
      assertThat(lines).hasSize(text.length() > 1000 ? 2 : 1);
      return LoggedIn.cookie(lines);
    }

    Duration holds() {
      return own ? Duration.ofDays(30) : Duration.ofMinutes(30);
    }
  }

  // P16
  @ParameterizedTest
  @EnumSource
  void everyKeptKeyOpensItAndARemovedOneNever(Kind kind) {
    String cookie = kind.issue(auth(1));
    for (int[] kept : new int[][] {{1}, {0, 1}, {0, 2, 1}, {1, 0}}) {
      assertThat(Sessions.authenticate(auth(kept), cookie).orElseThrow().user().text("text"))
          .isEqualTo(kind.text);
    }
    assertThat(reasons()).isEmpty();
    for (int[] removed : new int[][] {{0}, {0, 2}}) {
      assertThat(Sessions.authenticate(auth(removed), cookie)).isEmpty();
    }
    assertThat(reasons()).containsExactly(Refusal.UNKNOWN_KEY, Refusal.UNKNOWN_KEY);
  }

  // P18
  @ParameterizedTest
  @EnumSource
  void itExpiresByWhatIsSealedWhateverTheBrowserKeeps(Kind kind) {
    SessionAuth<Session> auth = auth(0);
    String cookie = kind.issue(auth);
    clock.advance(kind.holds().minusMillis(1));
    assertThat(Sessions.authenticate(auth, cookie)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(Sessions.authenticate(auth, cookie)).isEmpty();
    assertThat(reasons()).containsExactly(Refusal.EXPIRED);
  }

  // P18
  @ParameterizedTest
  @EnumSource
  void noBitOfItsTimesCanBeChanged(Kind kind) {
    SessionAuth<Session> auth = auth(0);
    String cookie = kind.issue(auth);
    int from = cookie.indexOf('=') + 1 + (kind.text.length() > 1000 ? 7 : 0);
    String start = cookie.substring(from, from + 88); // 66 bytes, with all of the times
    clock.advance(kind.holds());
    for (int bit = TIMES * 8; bit < (TIMES + TIMES_LENGTH) * 8; bit++) {
      byte[] bytes = Base64.getUrlDecoder().decode(start);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      String changed = Base64.getUrlEncoder().encodeToString(bytes);
      assertThat(Sessions.authenticate(auth, cookie.replace(start, changed))).isEmpty();
    }
    assertThat(reasons()).hasSize(TIMES_LENGTH * 8).containsOnly(Refusal.FORGED);
  }

  private SessionAuth<Session> auth(int... keys) {
    return SessionAuth.builder(Session.class, Optional::of)
        .keys(Keys.ring(keys))
        .clock(clock)
        .listeners(events::add)
        .build();
  }

  private List<Refusal> reasons() {
    return events.stream()
        .filter(SessionEvent.Refused.class::isInstance)
        .map(event -> ((SessionEvent.Refused) event).reason())
        .toList();
  }
}
