package io.github.jaxrssessions;

/**
 * A session's data is not of the shape that was asked for: an entry is absent or of another kind.
 * The message names the entry and the kinds, never a value.
 *
 * <p>Thrown inside the {@link UserResolver} it means "not logged in" (401), so that a deployment
 * with another shape logs users out instead of failing. Elsewhere it is the application's to
 * handle.
 */
public final class SessionShapeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SessionShapeException(String message) {
    super(message);
  }
}
