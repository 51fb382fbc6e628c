package io.github.jaxrssessions.benchmarks.soak;

/** What an answer means for the one who asked. */
enum Next {
  /** It is as it must be. */
  GOES_ON,
  /** A fault is in the way: the same once more. */
  AGAIN,
  /** There is nothing more to be done with this session. */
  GOES_AWAY
}
