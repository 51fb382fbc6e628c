package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.StoredSession;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which sessions a subject has: a sorted set, by when they expire. It may name sessions that are no
 * longer there or have become another subject's, never leave one out: whoever reads it looks at the
 * rows.
 */
final class RedisIndex {
  /**
   * Adds a session, and answers with those that count where there are too many already. Members
   * that expired a while ago go first. An expiry never becomes earlier: of two updates at the same
   * time the later expiry holds, whichever wins the row.
   *
   * <p>Arguments: until when members have expired, expires, member, time to live; most, whether to
   * refuse, how many keys do not count, these keys; members under the subject's other names.
   */
  private static final RedisScript ADD =
      RedisScript.of(
          """
          redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
          local most, refuse, skipped = tonumber(ARGV[5]), ARGV[6] == 'true', tonumber(ARGV[7])
          local seen, counted = {[string.sub(ARGV[3], 16)] = true}, {}
          for i = 8, 7 + skipped do seen[ARGV[i]] = true end
          local function count(member)
            local key = string.sub(member, 16)
            if not seen[key] then
              seen[key] = true
              counted[#counted + 1] = member
            end
          end
          if most > 0 then
            for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do count(member) end
            for i = 8 + skipped, #ARGV do count(ARGV[i]) end
          end
          local full = most > 0 and #counted >= most
          if not (full and refuse) then
            redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[3])
            if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then
              redis.call('PEXPIRE', KEYS[1], ARGV[4])
            end
          end
          return full and counted or {}
          """);

  /** What has expired by the clock of one node may be renewed by another, and must be found. */
  private static final Duration LAG = Duration.ofMinutes(1);

  private final RedisCalls redis;
  private final RedisKeys keys;

  RedisIndex(RedisCalls redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /** Adds a session to its subject's, or makes its expiry later. */
  void add(String subject, StoredSession session, Instant now) {
    add(subject, session, now, List.of("0", "false", "0"));
  }

  /**
   * Adds a session within a limit: in one step with counting, so that of several at the same time
   * each counts those before it.
   *
   * @param uncounted keys that do not count
   * @return empty where there is room; else the members that count, and with {@code refuse} the
   *     session was not added
   */
  List<String> add(
      String subject, StoredSession session, Limit limit, Set<String> uncounted, Instant now) {
    // Under other keys of the ring. Read before the script: a session that moves to the newest
    // name meanwhile is in both, and counts once. Nodes that still write under an older name are
    // not in step with this one.
    Set<String> others = new LinkedHashSet<>(limit.subjects());
    others.remove(subject);
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(limit.most()));
    arguments.add(Boolean.toString(limit.refuse()));
    arguments.add(Integer.toString(uncounted.size()));
    arguments.addAll(uncounted);
    arguments.addAll(members(others, now));
    return add(subject, session, now, arguments);
  }

  private List<String> add(String subject, StoredSession session, Instant now, List<String> limit) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(now.minus(LAG).toEpochMilli()));
    arguments.add(Long.toString(session.expires().toEpochMilli()));
    arguments.add(RedisKeys.member(session));
    arguments.add(RedisRow.timeToLive(session, now));
    arguments.addAll(limit);
    return redis
        .await(redis.write(ADD, keys.index(subject), arguments.toArray(String[]::new)))
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Who is in the indexes of these names and has not expired. */
  Set<String> members(Set<String> subjects, Instant now) {
    Range<Long> ahead = Range.from(Boundary.excluding(now.toEpochMilli()), Boundary.unbounded());
    List<CompletableFuture<List<String>>> answers =
        subjects.stream()
            .map(
                subject ->
                    redis.ask(
                        keys.index(subject),
                        commands -> commands.zrangebyscore(keys.index(subject), ahead)))
            .toList();
    Set<String> members = new LinkedHashSet<>();
    answers.forEach(answer -> members.addAll(redis.await(answer)));
    return members;
  }

  /**
   * Takes out sessions whose rows are gone, and only such: what is in no index is not listed and
   * not ended with the others. A row that is gone never comes back, so nothing is missed; and what
   * should stay in by a failure does no harm, so replicas need not confirm it.
   */
  void remove(Set<String> subjects, Collection<String> members) {
    if (!members.isEmpty()) {
      String[] gone = members.toArray(String[]::new);
      subjects.stream()
          .map(
              subject ->
                  redis.ask(
                      keys.index(subject), commands -> commands.zrem(keys.index(subject), gone)))
          .toList()
          .forEach(redis::await);
    }
  }
}
