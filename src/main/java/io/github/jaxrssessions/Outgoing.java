package io.github.jaxrssessions;

/** What is to go out with an answer. */
sealed interface Outgoing {
  /** What came in stays, unless it is due for renewal. */
  record Keep() implements Outgoing {}

  /** A new session. */
  record Begin(Envelope envelope) implements Outgoing {}

  /** The session that came in, with other data. */
  record Update(Envelope envelope) implements Outgoing {}

  /** No session any more. */
  record Clear() implements Outgoing {}
}
