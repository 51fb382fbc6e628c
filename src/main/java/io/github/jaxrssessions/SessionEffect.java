package io.github.jaxrssessions;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/** What a resource method does to the session, as far as its author lets it be told. */
public enum SessionEffect {
  /** Nothing is said: no annotation, and no {@link SessionWriter} among the parameters. */
  NONE,
  /** It takes a {@link SessionWriter}, or bears both annotations: it may set, update or clear. */
  MAY_CHANGE,
  /** It sets the session: {@link LogsIn}. */
  LOGS_IN,
  /** It clears the session: {@link LogsOut}. */
  LOGS_OUT;

  /** What the annotations on one element say; empty where there is none. */
  static Optional<SessionEffect> on(AnnotatedElement element) {
    boolean in = element.isAnnotationPresent(LogsIn.class);
    boolean out = element.isAnnotationPresent(LogsOut.class);
    if (in && out) {
      return Optional.of(MAY_CHANGE);
    }
    return in ? Optional.of(LOGS_IN) : out ? Optional.of(LOGS_OUT) : Optional.empty();
  }

  /** Of two that stand equally near, what is true of both. */
  SessionEffect or(SessionEffect other) {
    return this == other ? this : MAY_CHANGE;
  }
}
