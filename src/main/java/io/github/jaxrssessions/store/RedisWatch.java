package io.github.jaxrssessions.store;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the Sentinels, which say when another server has become the master. The old one may go
 * on taking writes for many seconds before it is told, and all of them are lost.
 */
final class RedisWatch {
  private static final String SWITCH = "+switch-master";

  private final RedisClient client;
  private final RedisURI address;
  private final Set<RedisURI> heard = ConcurrentHashMap.newKeySet();
  private volatile Runnable switched = () -> {};

  /**
   * Listens to nobody yet.
   *
   * @param client one that connects again by itself
   * @param address with Sentinels, or without
   */
  RedisWatch(RedisClient client, RedisURI address) {
    this.client = client;
    this.address = address;
  }

  /** What to do about it. */
  void onSwitch(Runnable switched) {
    this.switched = switched;
  }

  /** Begins to listen to those that are not listened to, and does not wait for it. */
  void begin() {
    for (RedisURI sentinel : address.getSentinels()) {
      if (heard.add(sentinel)) {
        var unused =
            client
                .connectPubSubAsync(StringCodec.UTF8, sentinel)
                .whenComplete((connection, failure) -> listen(sentinel, connection));
      }
    }
  }

  private void listen(
      RedisURI sentinel, @Nullable StatefulRedisPubSubConnection<String, String> connection) {
    if (connection == null) {
      heard.remove(sentinel); // the next who connects tries again
      return;
    }
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String message) {
            if (message.startsWith(address.getSentinelMasterId() + " ")) {
              switched.run();
            }
          }
        });
    var unused = connection.async().subscribe(SWITCH);
  }
}
