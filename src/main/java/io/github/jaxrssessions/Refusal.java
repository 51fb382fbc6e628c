package io.github.jaxrssessions;

/**
 * Why a cookie could not be honoured, or its session logs in nobody. It goes to the listeners of
 * {@link SessionEvent.Refused} only: all refusals answer a request alike.
 */
public enum Refusal {
  /** No sealed value: not canonical base64url, too short, or its inside makes no sense. */
  MALFORMED,
  /** Longer than the size budget. Nothing of it was decoded. */
  TOO_LARGE,
  /** More than four values under the cookie's name; those past the fourth were not opened. */
  TOO_MANY,
  /** A split cookie of which a part is missing or belongs to another write. */
  INCOMPLETE,
  /** Sealed by a version of the format that this release does not know: a rolling deployment. */
  UNKNOWN_VERSION,
  /** Sealed under a key that is not in the ring: removed, or not here yet. */
  UNKNOWN_KEY,
  /** The tag does not hold: changed, or sealed for another cookie name, application or purpose. */
  FORGED,
  /** Begun or renewed more than 60 seconds in the future: clocks differ too much. */
  IN_FUTURE,
  /** Past its idle limit or its lifetime. */
  EXPIRED,
  /** Ended by a logout, by a new login, or by ending all of the user's sessions. */
  ENDED,
  /**
   * The cookie holds only the id, and there is nothing under it in the store: the session has ended
   * or was lost, or this application has no store.
   */
  NOT_STORED,
  /** What the store has under the id was changed, or makes no sense: it was deleted. */
  BROKEN_RECORD,
  /** Values of two different live sessions under one name. The next login or logout heals it. */
  AMBIGUOUS,
  /** The resolver found another shape of data than it reads: {@link SessionShapeException}. */
  SHAPE,
  /** The resolver found no user: deleted, or a guest's session. */
  NO_SUCH_USER
}
