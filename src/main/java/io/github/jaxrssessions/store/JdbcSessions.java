package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStoreException;
import io.github.jaxrssessions.StoredSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sessions in a table. */
final class JdbcSessions implements SessionStore {
  private static final int STRIPES = 256;
  private static final String ROW =
      "SELECT session_key, subject, version, created, expires, content FROM jaxrs_sessions WHERE ";

  private final Database database;

  JdbcSessions(Database database) {
    this.database = database;
  }

  @Override
  public Created create(StoredSession session, Optional<Limit> limit, Instant now) {
    if (limit.isPresent() && !limit.get().subjects().isEmpty()) {
      return database.together(statements -> limited(statements, session, limit.get(), now));
    }
    return database.each(
        statements -> insert(statements, session) ? Created.CREATED : Created.EXISTS);
  }

  /** Whoever logs in the same subject waits for the locks, and counts when they are free. */
  private static Created limited(
      Statements statements, StoredSession session, Limit limit, Instant now) throws SQLException {
    lock(statements, limit.subjects());
    List<String> counted = live(statements, limit.subjects(), now);
    if (counted.contains(session.key())) {
      return Created.EXISTS;
    }
    counted.removeAll(limit.leaving());
    int over = Math.max(0, counted.size() - (limit.most() - 1));
    if (over > 0 && limit.refuse()) {
      return Created.FULL;
    }
    List<StoredSession> ended = new ArrayList<>();
    for (String key : counted.subList(0, over)) {
      for (StoredSession one : find(statements, key)) {
        if (delete(statements, key)) { // else its own logout was first
          ended.add(one);
        }
      }
    }
    if (insert(statements, session)) {
      return new Created(Outcome.CREATED, ended);
    }
    statements.undo();
    return Created.EXISTS;
  }

  /** The table of locks has a few rows for ever: subjects share them. */
  private static void lock(Statements statements, Set<String> subjects) throws SQLException {
    Object[] stripes =
        subjects.stream()
            .map(subject -> Math.floorMod(subject.hashCode(), STRIPES))
            .sorted() // the same order for all, or two would wait for each other
            .distinct()
            .toArray();
    String sql = statements.dialect().lock("jaxrs_session_locks", "stripe", stripes.length);
    if (statements.read(sql, at -> at.getInt(1), stripes).size() != stripes.length) {
      throw new SessionStoreException(
          "The table jaxrs_session_locks lacks rows. Call Jdbc.createTables(), which adds them.",
          new SQLException("Not every stripe from 0 to 255 is there"));
    }
  }

  /** The keys of a subject's sessions, the one that began first at the front. */
  private static List<String> live(Statements statements, Set<String> subjects, Instant now)
      throws SQLException {
    String sql =
        "SELECT session_key FROM jaxrs_sessions WHERE subject IN ("
            + Dialect.parameters(subjects.size())
            + ") AND expires > ? ORDER BY created, session_key";
    return statements.read(sql, at -> at.getString(1), of(subjects, now));
  }

  private static Object[] of(Set<String> subjects, Instant now) {
    return Stream.concat(subjects.stream(), Stream.of(now.toEpochMilli())).toArray();
  }

  /** Whether there was none of this key. */
  private static boolean insert(Statements statements, StoredSession session) throws SQLException {
    try {
      statements.write(
          "INSERT INTO jaxrs_sessions (session_key, subject, version, created, expires, content)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          session.key(),
          session.subject().orElse(null),
          session.version(),
          session.created().toEpochMilli(),
          session.expires().toEpochMilli(),
          session.content());
      return true;
    } catch (SQLException e) {
      if (statements.dialect().duplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<StoredSession> find(String key) {
    return database.each(statements -> find(statements, key).stream().findFirst());
  }

  private static List<StoredSession> find(Statements statements, String key) throws SQLException {
    return statements.read(ROW + "session_key = ?", JdbcSessions::session, key);
  }

  private static StoredSession session(ResultSet at) throws SQLException {
    return new StoredSession(
        at.getString(1),
        Optional.ofNullable(at.getString(2)),
        at.getLong(3),
        Instant.ofEpochMilli(at.getLong(4)),
        Instant.ofEpochMilli(at.getLong(5)),
        at.getString(6));
  }

  @Override
  public Updated update(StoredSession next, Instant now) {
    return database.each(
        statements -> {
          int written =
              statements.write(
                  "UPDATE jaxrs_sessions SET subject = ?, version = ?, expires = ?, content = ?"
                      + " WHERE session_key = ? AND version = ?",
                  next.subject().orElse(null),
                  next.version(),
                  next.expires().toEpochMilli(),
                  next.content(),
                  next.key(),
                  next.version() - 1);
          if (written > 0) {
            return Updated.UPDATED;
          }
          return find(statements, next.key()).isEmpty() ? Updated.GONE : Updated.CONFLICT;
        });
  }

  @Override
  public boolean delete(String key) {
    return database.each(statements -> delete(statements, key));
  }

  private static boolean delete(Statements statements, String key) throws SQLException {
    return statements.write("DELETE FROM jaxrs_sessions WHERE session_key = ?", key) > 0;
  }

  @Override
  public List<StoredSession> list(Set<String> subjects, Instant now) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    String sql =
        ROW
            + "subject IN ("
            + Dialect.parameters(subjects.size())
            + ") AND expires > ? ORDER BY created DESC";
    return database.each(
        statements -> statements.read(sql, JdbcSessions::session, of(subjects, now)));
  }
}
