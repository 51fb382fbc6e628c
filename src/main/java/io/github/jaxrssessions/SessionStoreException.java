package io.github.jaxrssessions;

/**
 * A {@link SessionStore} or {@link Revocations} that cannot be asked: down, too slow, or not set
 * up. The request is a 503, and listeners get it with {@link SessionEvent.Unavailable}.
 */
public class SessionStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure of a store.
   *
   * @param message what failed and the remedy, without a key, a subject or a content
   * @param cause what the driver said
   */
  public SessionStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
