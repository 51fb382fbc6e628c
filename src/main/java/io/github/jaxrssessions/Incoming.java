package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Opened;

/** What came in with a request. */
sealed interface Incoming {
  /** No cookie of ours. */
  record None() implements Incoming {}

  /** Cookies of ours, and none that can be honoured: they count as none. */
  record Refused(Refusal why) implements Incoming {}

  /** A session that holds. */
  record Valid(Opened opened) implements Incoming {}
}
