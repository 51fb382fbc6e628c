package io.github.jaxrssessions.benchmarks.soak;

/** How the resolver does with a session, which says so itself. */
public enum Mood {
  /** As it should be. */
  PROMPT,
  /** It holds the request's thread up, as a slow database does. */
  SLOW,
  /** It fails, as a database does that is away. */
  FAILING,
  /** It never answers, so that it is given up. */
  LATE
}
