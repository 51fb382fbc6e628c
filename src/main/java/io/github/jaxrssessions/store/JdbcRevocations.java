package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Ended sessions and subjects in two tables. A row has gone only when it is of no use any more. */
final class JdbcRevocations implements Revocations {
  /** What one row says: of the session itself, or of one of the subject's names. */
  private record Fact(boolean ended, long mark) {}

  private final Database database;

  JdbcRevocations(Database database) {
    this.database = database;
  }

  @Override
  public void end(String handle, Instant until) {
    database.each(
        statements ->
            statements.write(
                statements.dialect().raise("jaxrs_ended_sessions", "handle", "expires"),
                handle,
                until.toEpochMilli()));
  }

  @Override
  public void endAll(String subject, Instant mark, Instant until) {
    database.each(
        statements ->
            statements.write(
                statements.dialect().raise("jaxrs_ended_subjects", "subject", "mark", "expires"),
                subject,
                mark.toEpochMilli(),
                until.toEpochMilli()));
  }

  @Override
  public Found find(String handle, Set<String> subjects) {
    String ended = "SELECT 1, 0 FROM jaxrs_ended_sessions WHERE handle = ?";
    String marks = " UNION ALL SELECT 0, mark FROM jaxrs_ended_subjects WHERE subject IN (%s)";
    String sql =
        subjects.isEmpty() ? ended : ended + marks.formatted(Dialect.parameters(subjects.size()));
    Object[] names = Stream.concat(Stream.of(handle), subjects.stream()).toArray();
    List<Fact> facts =
        database.each(
            statements ->
                statements.read(sql, at -> new Fact(at.getInt(1) == 1, at.getLong(2)), names));
    return new Found(
        facts.stream().anyMatch(Fact::ended),
        facts.stream()
            .filter(fact -> !fact.ended())
            .map(fact -> Instant.ofEpochMilli(fact.mark()))
            .max(Instant::compareTo)
            .orElse(Instant.MIN),
        Instant.MIN);
  }
}
