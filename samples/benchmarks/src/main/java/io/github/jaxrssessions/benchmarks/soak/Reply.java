package io.github.jaxrssessions.benchmarks.soak;

import java.util.Optional;

/**
 * An answer.
 *
 * @param status its status
 * @param setCookie what it sets the session's cookie to; empty text where it clears it
 * @param retryAfter whether it says when to try again
 * @param body its text
 * @param sent when the request left, by {@code nanoTime}
 * @param came when the answer was there
 */
record Reply(
    int status, Optional<String> setCookie, boolean retryAfter, String body, long sent, long came) {
  private static final int FAILED = 500;

  static final int OK = 200;
  static final int UNAUTHORIZED = 401;
  static final int UNAVAILABLE = 503;

  boolean failed() {
    return status >= FAILED;
  }
}
