package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.StoredSession;
import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Redis: a hash each, and a sorted set for each subject's. Every script touches one
 * key, so all of it works in a cluster, where the two are on different servers. What holds them
 * together is the order:
 *
 * <ul>
 *   <li>A new session's row is there before its index entry: who finds the entry can end the
 *       session. Between the two nobody has its id yet.
 *   <li>An update goes to the index first, so that at no time a session lives longer than its
 *       entry.
 *   <li>An index entry is taken out only after its row is gone, which never comes back.
 * </ul>
 *
 * So a failure at any point leaves an entry without a row, which is dropped when it is met or
 * expires, or a row whose id was never given out, which expires. It never leaves a session that
 * listing and ending all would miss.
 */
final class RedisSessions implements SessionStore {
  private static final String WRITE =
      """
      redis.call('HSET', KEYS[1], 'version', ARGV[2], 'subject', ARGV[3], 'created', ARGV[4],
        'expires', ARGV[5], 'content', ARGV[6])
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      """;

  private static final RedisScript CREATE =
      RedisScript.of(
          """
          if redis.call('EXISTS', KEYS[1]) == 1 then return {'EXISTS'} end
          """
              + WRITE
              + "return {'CREATED'}");

  /** The last argument is the version that it must be. */
  private static final RedisScript UPDATE =
      RedisScript.of(
          """
          local version = redis.call('HGET', KEYS[1], 'version')
          if not version then return {'GONE'} end
          if version ~= ARGV[7] then return {'CONFLICT'} end
          """
              + WRITE
              + "return {'UPDATED'}");

  /** Answers with the row. Where there are arguments, only a row of one of these subjects goes. */
  private static final RedisScript DELETE =
      RedisScript.of(
          """
          local row = redis.call('HMGET', KEYS[1],
            'version', 'subject', 'created', 'expires', 'content')
          local goes = row[1] and #ARGV == 0
          for _, subject in ipairs(ARGV) do goes = goes or (row[1] and row[2] == subject) end
          if not goes then return {} end
          redis.call('DEL', KEYS[1])
          return row
          """);

  /** So many rows are asked for at once. */
  private static final int BATCH = 100;

  private final RedisCalls redis;
  private final RedisKeys keys;
  private final RedisIndex index;

  RedisSessions(RedisCalls redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
    this.index = new RedisIndex(redis, keys);
  }

  @Override
  public Created create(StoredSession session, Optional<Limit> limit, Instant now) {
    String done =
        first(redis.write(CREATE, keys.row(session.key()), RedisRow.values(session, now)));
    if (done.equals("EXISTS")) {
      return Created.EXISTS;
    }
    if (session.subject().isPresent()) {
      String subject = session.subject().get();
      if (limit.isPresent()) {
        return within(limit.get(), subject, session, now);
      }
      index.add(subject, session, now);
    }
    return Created.CREATED;
  }

  /**
   * The index decides, in one step, but it may name what is no longer there or not the subject's:
   * so where it says that there are too many, their rows are looked at.
   */
  private Created within(Limit limit, String subject, StoredSession session, Instant now) {
    Set<String> subjects = new LinkedHashSet<>(limit.subjects());
    subjects.add(subject);
    Set<String> uncounted = new HashSet<>(limit.leaving());
    while (true) { // each time round at least one more does not count
      List<String> counted = index.add(subject, session, limit, uncounted, now);
      if (counted.isEmpty()) {
        return Created.CREATED;
      }
      List<String> alive = alive(counted, subjects, now);
      if (!limit.refuse()) {
        return new Created(Outcome.CREATED, endFirst(alive, subjects, limit.most()));
      }
      if (alive.size() >= limit.most()) {
        // Nobody was told its id, and it is in no index.
        redis.await(redis.write(DELETE, keys.row(session.key())));
        return Created.FULL;
      }
      counted.stream()
          .filter(member -> !alive.contains(member))
          .map(RedisKeys::key)
          .forEach(uncounted::add);
    }
  }

  /** Those whose rows are there and the subject's, the one that began first first. */
  private List<String> alive(List<String> members, Set<String> subjects, Instant now) {
    Map<String, CompletableFuture<List<KeyValue<String, String>>>> rows = new LinkedHashMap<>();
    members.stream()
        .sorted()
        .forEach(
            member ->
                rows.put(member, ask(RedisKeys.key(member), RedisRow.SUBJECT, RedisRow.EXPIRES)));
    List<String> alive = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    rows.forEach(
        (member, row) -> {
          List<@Nullable String> values = values(row);
          @Nullable String subject = values.get(0);
          @Nullable String expires = values.get(1);
          if (subject == null || expires == null) {
            gone.add(member);
          } else if (subjects.contains(subject) && Long.parseLong(expires) > now.toEpochMilli()) {
            alive.add(member);
          }
        });
    index.remove(subjects, gone);
    return alive;
  }

  /**
   * Ends as many as are too many together with the new one. Of logins at the same time each ends
   * what is too many among those that were in the index before it, so that the last one has counted
   * all; two of them may name the same session, and one of the two has ended it.
   */
  private List<StoredSession> endFirst(List<String> alive, Set<String> subjects, int most) {
    List<String> victims = alive.subList(0, Math.max(0, alive.size() + 1 - most));
    Map<String, CompletableFuture<List<@Nullable String>>> deleted = new LinkedHashMap<>();
    for (String member : victims) {
      String key = RedisKeys.key(member);
      deleted.put(key, redis.write(DELETE, keys.row(key), subjects.toArray(String[]::new)));
    }
    List<StoredSession> ended = new ArrayList<>();
    deleted.forEach((key, row) -> RedisRow.of(key, redis.await(row)).ifPresent(ended::add));
    index.remove(subjects, victims);
    return ended;
  }

  @Override
  public Optional<StoredSession> find(String key) {
    return RedisRow.of(key, values(ask(key, RedisRow.fields())));
  }

  /**
   * Where the subject changes, the old one's index keeps the entry until it expires: another update
   * may just be changing it back, and would lose the one it has put there.
   */
  @Override
  public Updated update(StoredSession next, Instant now) {
    next.subject().ifPresent(subject -> index.add(subject, next, now));
    String[] values = RedisRow.values(next, now);
    String[] arguments =
        Stream.concat(Stream.of(values), Stream.of(before(next))).toArray(String[]::new);
    Updated updated = Updated.valueOf(first(redis.write(UPDATE, keys.row(next.key()), arguments)));
    if (updated == Updated.GONE) {
      next.subject()
          .ifPresent(subject -> index.remove(Set.of(subject), List.of(RedisKeys.member(next))));
    }
    return updated;
  }

  private static String before(StoredSession next) {
    return Long.toString(next.version() - 1);
  }

  @Override
  public boolean delete(String key) {
    Optional<StoredSession> row = RedisRow.of(key, redis.await(redis.write(DELETE, keys.row(key))));
    row.ifPresent(
        session ->
            session
                .subject()
                .ifPresent(
                    subject -> index.remove(Set.of(subject), List.of(RedisKeys.member(session)))));
    return row.isPresent();
  }

  @Override
  public List<StoredSession> list(Set<String> subjects, Instant now) {
    List<String> found = index.members(subjects, now).stream().map(RedisKeys::key).toList();
    List<StoredSession> sessions = new ArrayList<>();
    for (int from = 0; from < found.size(); from += BATCH) {
      Map<String, CompletableFuture<List<KeyValue<String, String>>>> rows = new LinkedHashMap<>();
      found
          .subList(from, Math.min(found.size(), from + BATCH))
          .forEach(key -> rows.put(key, ask(key, RedisRow.fields())));
      rows.forEach((key, row) -> RedisRow.of(key, values(row)).ifPresent(sessions::add));
    }
    return sessions.stream()
        .filter(session -> session.subject().filter(subjects::contains).isPresent())
        .filter(session -> session.expires().isAfter(now))
        .sorted(Comparator.comparing(StoredSession::created).reversed())
        .toList();
  }

  private CompletableFuture<List<KeyValue<String, String>>> ask(String key, String... fields) {
    return redis.ask(keys.row(key), commands -> commands.hmget(keys.row(key), fields));
  }

  private List<@Nullable String> values(CompletableFuture<List<KeyValue<String, String>>> row) {
    List<@Nullable String> values = new ArrayList<>();
    redis.await(row).forEach(field -> values.add(field.getValueOrElse(null)));
    return values;
  }

  private String first(CompletableFuture<List<@Nullable String>> answer) {
    return String.valueOf(redis.await(answer).get(0));
  }
}
