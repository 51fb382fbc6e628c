package io.github.jaxrssessions;

import java.time.Instant;
import java.util.Set;

/**
 * What is remembered of ended sessions, so that a copied cookie and a late renewal are refused. The
 * default keeps it in this process's memory: a restart or a second node forgets.
 *
 * <p>A dumb cupboard: it decides nothing. Many threads call it at once; what {@code end} or {@code
 * endAll} wrote, each {@code find} that starts after it returned sees. A method that throws makes
 * the request a 503 and clears nothing.
 */
public interface Revocations {

  /**
   * Remembers that a session has ended. Ending it twice is no error; the later {@code until} holds.
   *
   * @param handle the session's {@link Session#handle() handle}
   * @param until keep it at least until here: no cookie of the session can hold after it
   */
  void end(String handle, Instant until);

  /**
   * Remembers that all sessions of a subject that began at or before {@code mark} have ended. Of
   * several marks the latest holds.
   *
   * @param subject whose sessions: a name that nobody can guess the subject from, 43 characters of
   *     base64url
   * @param mark the latest start that is ended
   * @param until keep it at least until here
   */
  void endAll(String subject, Instant mark, Instant until);

  /**
   * What is remembered of a session, in one look.
   *
   * @param handle the session's handle
   * @param subjects whose it is: the subject's name under each key of the ring, of which the latest
   *     mark holds; empty where it has none
   * @return the facts
   */
  Found find(String handle, Set<String> subjects);

  /**
   * What is remembered of a session.
   *
   * @param ended whether the session itself was ended
   * @param mark the subject's mark: sessions that began at or before it are ended; {@link
   *     Instant#MIN} where there is none
   * @param forgotten where ended sessions had to be forgotten for want of room, the end of the last
   *     one: sessions issued at or before it are refused; {@link Instant#MIN} where there was none
   */
  record Found(boolean ended, Instant mark, Instant forgotten) {
    /** Nothing is remembered. */
    public static final Found NOTHING = new Found(false, Instant.MIN, Instant.MIN);
  }
}
