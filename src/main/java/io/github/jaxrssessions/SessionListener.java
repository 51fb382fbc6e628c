package io.github.jaxrssessions;

/** Hears what happens to sessions: for audit logs and metrics. */
@FunctionalInterface
public interface SessionListener {

  /**
   * Called on the request's thread, after the fact. What it throws is logged and breaks nothing.
   *
   * @param event what happened
   */
  void on(SessionEvent event);
}
