package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of ended sessions, in Redis: a key for each session and for each subject,
 * which is gone when its time has come. Nothing is forgotten for want of room.
 */
final class RedisRevocations implements Revocations {
  /** The value and the time to live each become what is later. Arguments: value, time to live. */
  private static final RedisScript LATER =
      RedisScript.of(
          """
          local before = redis.call('GET', KEYS[1])
          local value, live = ARGV[1], ARGV[2]
          if before and tonumber(before) > tonumber(value) then value = before end
          if redis.call('PTTL', KEYS[1]) > tonumber(live) then
            redis.call('SET', KEYS[1], value, 'KEEPTTL')
          else
            redis.call('SET', KEYS[1], value, 'PX', live)
          end
          return {}
          """);

  private final RedisCalls redis;
  private final RedisKeys keys;
  private final InstantSource clock;

  RedisRevocations(RedisCalls redis, RedisKeys keys, InstantSource clock) {
    this.redis = redis;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public void end(String handle, Instant until) {
    write(keys.ended(handle), 1, until);
  }

  @Override
  public void endAll(String subject, Instant mark, Instant until) {
    write(keys.mark(subject), mark.toEpochMilli(), until);
  }

  private void write(String key, long value, Instant until) {
    long live = until.toEpochMilli() - clock.millis();
    if (live > 0) { // else it may be forgotten already
      redis.await(redis.write(LATER, key, Long.toString(value), Long.toString(live)));
    }
  }

  @Override
  public Found find(String handle, Set<String> subjects) {
    // All are sent before the first answer is waited for: one round trip, and the keys may be on
    // different servers.
    CompletableFuture<@Nullable String> ended = get(keys.ended(handle));
    List<CompletableFuture<@Nullable String>> marks =
        subjects.stream().map(subject -> get(keys.mark(subject))).toList();
    return new Found(
        redis.await(ended) != null,
        marks.stream()
            .map(redis::await)
            .filter(Objects::nonNull)
            .map(mark -> Instant.ofEpochMilli(Long.parseLong(mark)))
            .max(Instant::compareTo)
            .orElse(Instant.MIN),
        Instant.MIN);
  }

  private CompletableFuture<@Nullable String> get(String key) {
    return redis.ask(key, commands -> commands.get(key));
  }
}
