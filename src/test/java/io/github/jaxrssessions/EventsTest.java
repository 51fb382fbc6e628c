package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Point 11: listeners. */
class EventsTest {
  private static final SessionEvent EVENT = new SessionEvent.Renewed("handle");

  /** A listener that fails. */
  private static final class Broken implements SessionListener {
    @Override
    public void on(SessionEvent event) {
      throw new IllegalStateException("with a canary");
    }
  }

  @Test
  void listenersHearInTheirOrder() {
    List<String> heard = new ArrayList<>();
    new Events(List.of(e -> heard.add("a" + e), e -> heard.add("b" + e))).publish(EVENT);
    assertThat(heard).containsExactly("a" + EVENT, "b" + EVENT);
  }

  @Test // P22: its message may repeat anything
  void listenerThatThrowsBreaksNothingAndIsLoggedByItsClass() {
    List<SessionEvent> heard = new ArrayList<>();
    try (HeardLogs logs = new HeardLogs()) {
      new Events(List.of(new Broken(), heard::add)).publish(EVENT);
      assertThat(heard).containsExactly(EVENT);
      assertThat(logs.at(Level.SEVERE))
          .containsExactly(
              "The session listener io.github.jaxrssessions.EventsTest$Broken threw"
                  + " java.lang.IllegalStateException on Renewed. The request goes on.");
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
