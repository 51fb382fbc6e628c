package io.github.jaxrssessions;

import java.util.function.UnaryOperator;

/** What is to go out with an answer. */
sealed interface Outgoing {
  /** With what each request begins. */
  Keep KEEP = new Keep();

  /** What came in stays, unless it is due for renewal. */
  record Keep() implements Outgoing {}

  /** A new session. */
  record Begin(Envelope envelope) implements Outgoing {}

  /**
   * The session that came in, with other data.
   *
   * @param again the same changes made to another state of it
   */
  record Update(Envelope envelope, UnaryOperator<Envelope> again) implements Outgoing {}

  /** No session any more. */
  record Clear() implements Outgoing {}
}
