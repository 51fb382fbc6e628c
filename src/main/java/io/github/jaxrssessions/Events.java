package io.github.jaxrssessions;

import java.util.List;

/**
 * Tells the listeners. One that throws is logged by its class, and the others hear all the same.
 */
final class Events {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  private final List<SessionListener> listeners;

  Events(List<SessionListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void publish(SessionEvent event) {
    for (SessionListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException | LinkageError | AssertionError e) {
        tell(listener, e, event.getClass().getSimpleName());
      }
    }
  }

  /** Logs that a listener threw; by its class, since the message may repeat anything. */
  static void tell(SessionListener listener, Throwable thrown, String on) {
    LOG.log(
        System.Logger.Level.ERROR,
        "The session listener {0} threw {1} on {2}. The request goes on.",
        listener.getClass().getName(),
        thrown.getClass().getName(),
        on);
  }
}
