package io.github.jaxrssessions.store;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An open connection: to one server, or to all nodes of a cluster. */
sealed interface RedisWire {

  /** What it is made of. */
  StatefulConnection<String, String> connection();

  /** Commands, each of which finds the server of its key. */
  RedisClusterAsyncCommands<String, String> commands();

  /** The server that has a key, on one connection: what is sent on it arrives in this order. */
  CompletionStage<RedisClusterAsyncCommands<String, String>> serverOf(String key);

  /** A server that another one named, likewise. */
  CompletionStage<RedisClusterAsyncCommands<String, String>> server(String host, int port);

  /**
   * To one server.
   *
   * @param connection to it
   */
  record Single(StatefulRedisConnection<String, String> connection) implements RedisWire {
    @Override
    public RedisClusterAsyncCommands<String, String> commands() {
      return connection.async();
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, String>> serverOf(String key) {
      return CompletableFuture.completedStage(connection.async());
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, String>> server(
        String host, int port) {
      return CompletableFuture.failedStage(
          new RedisException("The server is one of a cluster: use builder(…).cluster()"));
    }
  }

  /**
   * To the nodes of a cluster.
   *
   * @param connection to all of them
   */
  record Cluster(StatefulRedisClusterConnection<String, String> connection) implements RedisWire {
    @Override
    public RedisClusterAsyncCommands<String, String> commands() {
      return connection.async();
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, String>> serverOf(String key) {
      @Nullable RedisClusterNode node =
          connection.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
      return node == null
          ? CompletableFuture.failedStage(new RedisException("No node has this slot"))
          : connection
              .getConnectionAsync(node.getNodeId())
              .thenApply(StatefulRedisConnection::async);
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, String>> server(
        String host, int port) {
      return connection.getConnectionAsync(host, port).thenApply(StatefulRedisConnection::async);
    }
  }
}
