package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session as the fields of a hash. */
final class RedisRow {
  static final String SUBJECT = "subject";
  static final String EXPIRES = "expires";
  private static final String[] FIELDS = {"version", SUBJECT, "created", EXPIRES, "content"};

  private RedisRow() {}

  static String[] fields() {
    return FIELDS.clone();
  }

  /** How long Redis is to keep it, milliseconds: relative, so that its clock does not matter. */
  static String timeToLive(StoredSession session, Instant now) {
    return Long.toString(Math.max(1, session.expires().toEpochMilli() - now.toEpochMilli()));
  }

  /** The time to live, and a value for each field; a missing subject is an empty text. */
  static String[] values(StoredSession session, Instant now) {
    return new String[] {
      timeToLive(session, now),
      Long.toString(session.version()),
      session.subject().orElse(""),
      Long.toString(session.created().toEpochMilli()),
      Long.toString(session.expires().toEpochMilli()),
      session.content()
    };
  }

  /** The row; empty where there is none. */
  static Optional<StoredSession> of(String key, List<@Nullable String> values) {
    if (values.isEmpty() || values.get(0) == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StoredSession(
              key,
              Optional.of(text(values, 1)).filter(subject -> !subject.isEmpty()),
              Long.parseLong(text(values, 0)),
              Instant.ofEpochMilli(Long.parseLong(text(values, 2))),
              Instant.ofEpochMilli(Long.parseLong(text(values, 3))),
              text(values, 4)));
    } catch (NumberFormatException e) {
      throw new SessionStoreException(
          "A row in Redis is not as this library writes them. Does something else write under the"
              + " same prefix?",
          e);
    }
  }

  private static String text(List<@Nullable String> values, int n) {
    @Nullable String value = values.get(n);
    if (value == null) {
      throw new NumberFormatException("field " + n + " is missing");
    }
    return value;
  }
}
