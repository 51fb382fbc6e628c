package io.github.jaxrssessions.benchmarks.soak;

import java.time.Duration;

/**
 * What all users of a server share.
 *
 * @param tally where it is counted
 * @param clock the server's
 * @param outages when its store was away
 * @param bad cookies
 * @param left cookies that were lost without a logout
 */
record Site(Tally tally, ServersClock clock, Outages outages, BadCookies bad, Left left) {
  /** The name of the session's cookie. */
  static final String COOKIE = "session-insecure";

  /** How long a session holds without being used: what the library says unless told else. */
  static final Duration IDLE = Duration.ofMinutes(30);
}
