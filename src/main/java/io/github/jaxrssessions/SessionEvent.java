package io.github.jaxrssessions;

import java.time.Instant;
import java.util.List;

/**
 * What happened to a session, for audit logs and metrics. Listeners are called on the request's
 * thread; one that throws is logged and breaks nothing. No event bears an id, a cookie or a
 * payload: sessions are named by their {@link Session#handle() handle}.
 */
public sealed interface SessionEvent {

  /**
   * A session began, and its cookie is in the answer.
   *
   * @param handle the new session
   */
  record Set(String handle) implements SessionEvent {}

  /**
   * A session's data changed, and its cookie is in the answer.
   *
   * @param handle the session
   */
  record Updated(String handle) implements SessionEvent {}

  /**
   * A session was sealed again, to move its idle limit on or to move it to the newest key.
   *
   * @param handle the session
   */
  record Renewed(String handle) implements SessionEvent {}

  /**
   * A session is due for renewal and no longer fits the size budget; it was left as it is.
   *
   * @param handle the session
   * @param size the bytes of cookies it would need
   * @param limit the size budget
   */
  record RenewalSkipped(String handle, int size, int limit) implements SessionEvent {}

  /**
   * A session was ended by {@link SessionWriter#clear()}, or by the login that followed it.
   *
   * @param handle the session
   */
  record Ended(String handle) implements SessionEvent {}

  /**
   * All sessions of a subject were ended.
   *
   * @param subject whose; left out of {@code toString}, since it may be personal data
   * @param mark sessions that began at or before this instant are ended
   */
  record EndedAll(String subject, Instant mark) implements SessionEvent {
    @Override
    public String toString() {
      return "EndedAll[mark=" + mark + "]";
    }
  }

  /**
   * A cookie was not honoured, or its session logs in nobody.
   *
   * @param reason why
   */
  record Refused(Refusal reason) implements SessionEvent {}

  /**
   * An unsafe request came from another origin.
   *
   * @param method the request's method
   * @param origins what the {@code Origin} header said, unprintable characters escaped, cut at 200
   * @param enforced whether it was answered 403; false in report-only mode
   */
  record CrossOriginDenied(String method, List<String> origins, boolean enforced)
      implements SessionEvent {}

  /**
   * The memory of ended sessions was full and forgot the longest ended. Every session issued at or
   * before that end is refused from now on. At most one a minute.
   *
   * @param forgotten the end of the last one forgotten
   */
  record RevocationsFull(Instant forgotten) implements SessionEvent {}

  /**
   * It could not be told who is calling: the resolver, the roles or the revocations failed. The
   * request is a 503.
   *
   * @param cause what failed; {@code toString} names its class only, since its message may repeat
   *     what stands in the session
   */
  record Unavailable(Throwable cause) implements SessionEvent {
    @Override
    public String toString() {
      return "Unavailable[cause=" + cause.getClass().getName() + "]";
    }
  }
}
