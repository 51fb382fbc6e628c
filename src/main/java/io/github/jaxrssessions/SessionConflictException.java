package io.github.jaxrssessions;

import jakarta.ws.rs.ClientErrorException;

/**
 * So many others changed a stored session at the same time that this change found no gap in all its
 * tries. Nothing of it was written. The answer becomes a 409 with a problem document (RFC 9457) of
 * the type {@code urn:jaxrs-sessions:session-conflict}; the request may be sent again.
 */
public final class SessionConflictException extends ClientErrorException {
  private static final long serialVersionUID = 1L;

  SessionConflictException(int tries) {
    super(
        "The session was changed by others at each of "
            + tries
            + " tries, so this change was not written. Send the request again, and change the"
            + " session from fewer requests at a time.",
        Problem.conflict(
            "session-conflict",
            "Session changed by others",
            "The session was changed by other requests at the same time. Try again."));
  }
}
