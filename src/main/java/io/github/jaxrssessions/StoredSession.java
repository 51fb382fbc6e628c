package io.github.jaxrssessions;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of a {@link SessionStore}. Nothing in it tells an id, a subject or a payload: the key is
 * a hash of the session's id, the subject's name a keyed hash, and the content is sealed and bound
 * to the key.
 *
 * @param key 43 characters of base64url
 * @param subject the name of the session's subject, 43 characters of base64url; empty where it has
 *     none. It may change from one version to the next
 * @param version 1 for a new row, one more with each update
 * @param created when the session began, to the millisecond; it stays
 * @param expires from when on the row may be dropped, to the millisecond
 * @param content ASCII, without spaces or control characters, at most 90,000 characters
 */
public record StoredSession(
    String key,
    Optional<String> subject,
    long version,
    Instant created,
    Instant expires,
    String content) {

  /** Key and version; nothing of the content. */
  @Override
  public String toString() {
    return "StoredSession[" + key + ", version " + version + "]";
  }
}
