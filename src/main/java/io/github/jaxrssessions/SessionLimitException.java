package io.github.jaxrssessions;

import jakarta.ws.rs.ClientErrorException;

/**
 * A subject has as many sessions as {@link SessionAuthBuilder#maxSessions} allows, and further ones
 * are refused. Thrown at the line that calls {@code set}; where parallel logins took the last place
 * after that line, the answer becomes the same. Unhandled it answers 409 with a problem document
 * (RFC 9457) of the type {@code urn:jaxrs-sessions:session-limit}.
 */
public final class SessionLimitException extends ClientErrorException {
  private static final long serialVersionUID = 1L;

  /** How many sessions a subject may have. */
  private final int limit;

  SessionLimitException(int limit) {
    super(
        "The subject has " + limit + " sessions, as many as it may have. End one of them first.",
        Problem.conflict(
            "session-limit", "Too many sessions", "Log out somewhere else first, then try again."));
    this.limit = limit;
  }

  /**
   * How many sessions a subject may have.
   *
   * @return at least 1
   */
  public int limit() {
    return limit;
  }
}
