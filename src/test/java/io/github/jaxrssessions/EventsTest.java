package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Point 11: listeners. */
class EventsTest {
  private static final SessionEvent EVENT = new SessionEvent.Renewed("handle");

  /** A listener that fails. */
  private static final class Broken implements SessionListener {
    private final Supplier<Throwable> failure;

    private Broken(Supplier<Throwable> failure) {
      this.failure = failure;
    }

    @Override
    public void on(SessionEvent event) {
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }

  @Test
  void listenersHearInTheirOrder() {
    List<String> heard = new ArrayList<>();
    new Events(List.of(e -> heard.add("a" + e), e -> heard.add("b" + e))).publish(EVENT);
    assertThat(heard).containsExactly("a" + EVENT, "b" + EVENT);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("with a canary"),
        new AssertionError("with a canary"),
        new NoClassDefFoundError("with a canary"));
  }

  @ParameterizedTest // P22: its message may repeat anything
  @MethodSource("failures")
  void listenerThatThrowsBreaksNothingAndIsLoggedByItsClass(Throwable failure) {
    List<SessionEvent> heard = new ArrayList<>();
    try (LogLines logs = new LogLines()) {
      new Events(List.of(new Broken(() -> failure), heard::add)).publish(EVENT);
      assertThat(heard).containsExactly(EVENT);
      assertThat(logs.at(Level.SEVERE))
          .containsExactly(
              "The session listener io.github.jaxrssessions.EventsTest$Broken threw "
                  + failure.getClass().getName()
                  + " on Renewed. The request goes on.");
    }
  }

  @Test
  void laterChangeOfTheListChangesNothing() {
    List<SessionEvent> heard = new ArrayList<>();
    List<SessionListener> listeners = new ArrayList<>(List.of(heard::add));
    Events events = new Events(listeners);
    listeners.clear();
    events.publish(EVENT);
    assertThat(heard).hasSize(1);
  }

  @Test // P22
  void subjectIsNotInTheText() {
    assertThat(new SessionEvent.EndedAll("ann@example.com", Instant.EPOCH))
        .hasToString("EndedAll[mark=1970-01-01T00:00:00Z]");
  }
}
