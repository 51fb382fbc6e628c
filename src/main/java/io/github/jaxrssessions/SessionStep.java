package io.github.jaxrssessions;

/** What takes time on behalf of a session. It goes to {@link TimingListener}s only. */
public enum SessionStep {
  /**
   * From the values of our cookies in a request to the sessions in them: decoding and unsealing, no
   * store and no revocations. At most once a request, and not for one without such a cookie.
   */
  OPEN,
  /**
   * A call of the application's {@link UserResolver}. It has failed where that threw, but for
   * {@link SessionShapeException}, which is an answer.
   */
  RESOLVE,
  /** {@link SessionStore#create}. */
  STORE_CREATE,
  /** {@link SessionStore#find}. */
  STORE_FIND,
  /** {@link SessionStore#update}. */
  STORE_UPDATE,
  /** {@link SessionStore#delete}. */
  STORE_DELETE,
  /** {@link SessionStore#list}. */
  STORE_LIST,
  /** {@link Revocations#find}, where it was not answered by what this node knows. */
  REVOCATIONS_FIND,
  /** {@link Revocations#end}. */
  REVOCATIONS_END,
  /** {@link Revocations#endAll}. */
  REVOCATIONS_END_ALL
}
