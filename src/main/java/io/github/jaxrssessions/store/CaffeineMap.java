package io.github.jaxrssessions.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A map with a bound. All that knows Caffeine is here, so that the classes around it load without.
 */
final class CaffeineMap {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private CaffeineMap() {}

  /**
   * Makes a map that drops entries by itself. It has no thread: the callers' do what is due.
   *
   * @param most how many entries it holds
   * @param left how long a value is held after it was put
   * @param dropped told of each value that is being dropped, on the thread of any caller, one that
   *     only reads included
   * @param ticks nanoseconds that pass
   */
  static <V> ConcurrentMap<String, V> of(
      int most, Function<V, Duration> left, Consumer<V> dropped, LongSupplier ticks) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .expireAfter(new AfterWrite<>(left))
        .evictionListener(
            (@Nullable String key, @Nullable V value, RemovalCause cause) -> {
              if (value != null) {
                dropped.accept(value);
              }
            })
        .executor(Runnable::run)
        .ticker(ticks::getAsLong)
        .<String, V>build()
        .asMap();
  }

  /** From the last write on; reading changes nothing. */
  private record AfterWrite<V>(Function<V, Duration> left) implements Expiry<String, V> {
    @Override
    public long expireAfterCreate(String key, V value, long now) {
      return nanos(left.apply(value));
    }

    @Override
    public long expireAfterUpdate(String key, V value, long now, long before) {
      return nanos(left.apply(value));
    }

    @Override
    public long expireAfterRead(String key, V value, long now, long before) {
      return before;
    }

    private static long nanos(Duration left) {
      if (left.compareTo(LONGEST) >= 0) {
        return Long.MAX_VALUE;
      }
      return left.isNegative() ? 0 : left.toNanos();
    }
  }
}
