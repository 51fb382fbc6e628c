package io.github.jaxrssessions.store;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A master, its replicas, and three Sentinels that watch over them. */
final class RedisSentinels implements AutoCloseable {
  private static final String NAME = "sessions";

  private final RedisServer master;
  private final List<RedisServer> replicas = new ArrayList<>();
  private final List<RedisServer> sentinels = new ArrayList<>();
  private final RedisClient client = RedisClient.create();

  RedisSentinels(int replicaCount) {
    master = RedisServer.with("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0");
    for (int i = 0; i < replicaCount; i++) {
      replicas.add(RedisServer.with("--replicaof", "127.0.0.1", "" + master.port()));
    }
    Await.until(() -> replication(master).split("state=online", -1).length == replicaCount + 1);
    for (int i = 0; i < 3; i++) {
      sentinels.add(
          RedisServer.sentinel(
              "sentinel monitor "
                  + NAME
                  + " 127.0.0.1 "
                  + master.port()
                  + " 2\n"
                  + "sentinel down-after-milliseconds "
                  + NAME
                  + " 1500\n"
                  + "sentinel failover-timeout "
                  + NAME
                  + " 5000\n"));
    }
    sentinels.forEach(
        sentinel ->
            Await.until(
                () -> {
                  var known = ask(sentinel, redis -> redis.master(NAME));
                  return known.get("num-other-sentinels").equals("2")
                      && known.get("num-slaves").equals("" + replicaCount);
                }));
  }

  private String replication(RedisServer server) {
    try (StatefulRedisConnection<String, String> connection =
        client.connect(RedisURI.create(server.uri()))) {
      return connection.sync().info("replication");
    }
  }

  private <T> T ask(
      RedisServer sentinel, Function<RedisSentinelCommands<String, String>, T> question) {
    try (StatefulRedisSentinelConnection<String, String> connection =
        client.connectSentinel(RedisURI.create(sentinel.uri()))) {
      return question.apply(connection.sync());
    }
  }

  /** Where an application is told to go. */
  String uri() {
    return sentinels.stream()
        .map(sentinel -> "127.0.0.1:" + sentinel.port())
        .collect(Collectors.joining(",", "redis-sentinel://", "#" + NAME));
  }

  /** Another server is to be the master, while the one that is still runs. */
  void failOver() {
    ask(sentinels.get(0), redis -> redis.failover(NAME));
    awaitSwitch();
  }

  /** The master is gone, and nobody was told. */
  void crash() {
    master.kill();
    awaitSwitch();
  }

  private void awaitSwitch() {
    sentinels.forEach(
        sentinel ->
            Await.until(
                () -> {
                  var now = ask(sentinel, redis -> redis.getMasterAddrByName(NAME));
                  return ((InetSocketAddress) now).getPort() != master.port();
                }));
  }

  @Override
  public void close() {
    client.shutdown();
    sentinels.forEach(RedisServer::close);
    replicas.forEach(RedisServer::close);
    master.close();
  }
}
