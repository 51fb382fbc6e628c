package io.github.jaxrssessions;

/** What happens to a login where the subject has as many sessions as it may have. */
public enum OverLimit {
  /** The sessions that began first are ended for it, before the login answers. */
  END_OLDEST,
  /** It is refused with a {@link SessionLimitException}, a 409, until a session ends. */
  REFUSE
}
