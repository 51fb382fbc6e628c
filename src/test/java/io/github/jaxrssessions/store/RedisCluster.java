package io.github.jaxrssessions.store;

import io.github.jaxrssessions.contract.SampleProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Three masters, and a replica of each where they are asked for. */
final class RedisCluster implements AutoCloseable {
  private static final int MASTERS = 3;

  private final List<RedisServer> masters = new ArrayList<>();
  private final List<RedisServer> replicas = new ArrayList<>();
  private final RedisClient client = RedisClient.create();

  RedisCluster(boolean replicated) {
    for (int i = 0; i < MASTERS; i++) {
      masters.add(node());
      if (replicated) {
        replicas.add(node());
      }
    }
    for (int i = 0; i < MASTERS; i++) {
      int[] slots = slots(i);
      on(masters.get(i), redis -> redis.clusterAddSlots(slots));
    }
    for (RedisServer node : nodes()) {
      on(node, redis -> redis.clusterMeet("127.0.0.1", masters.get(0).port()));
    }
    nodes().forEach(this::awaitEverybody);
    for (int i = 0; i < replicas.size(); i++) {
      String master = id(masters.get(i));
      on(replicas.get(i), redis -> redis.clusterReplicate(master));
    }
    nodes().forEach(this::awaitGood);
  }

  private static RedisServer node() {
    return RedisServer.at(
        port(),
        "--cluster-enabled",
        "yes",
        "--repl-diskless-sync",
        "yes",
        "--repl-diskless-sync-delay",
        "0");
  }

  /** The nodes talk to each other on a port that is 10,000 higher. */
  private static int port() {
    int port = 0;
    while (port == 0) {
      int free = SampleProcess.freePort();
      port = free < 55_000 && isFree(free + 10_000) ? free : 0;
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int[] slots(int master) {
    return IntStream.range(0, SlotHash.SLOT_COUNT)
        .filter(n -> n * MASTERS / SlotHash.SLOT_COUNT == master)
        .toArray();
  }

  private void awaitEverybody(RedisServer node) {
    Await.until(
        () ->
            on(node, RedisCommands::clusterNodes)
                        .lines()
                        .filter(l -> l.contains("connected"))
                        .count()
                    == nodes().size()
                && !on(node, RedisCommands::clusterNodes).contains("handshake"));
  }

  private void awaitGood(RedisServer node) {
    Await.until(
        () ->
            on(node, RedisCommands::clusterInfo).contains("cluster_state:ok")
                && on(node, RedisCommands::clusterNodes)
                        .lines()
                        .filter(l -> l.contains("slave"))
                        .count()
                    == replicas.size()
                && (!replicas.contains(node)
                    || on(node, redis -> redis.info("replication"))
                        .contains("master_link_status:up")));
  }

  /** All nodes. */
  List<RedisServer> nodes() {
    List<RedisServer> all = new ArrayList<>(masters);
    all.addAll(replicas);
    return all;
  }

  /** One command on a node's own connection. */
  <T> T on(RedisServer node, Function<RedisCommands<String, String>, T> command) {
    try (StatefulRedisConnection<String, String> connection =
        client.connect(io.lettuce.core.RedisURI.create(node.uri()))) {
      return command.apply(connection.sync());
    }
  }

  String id(RedisServer node) {
    return on(node, RedisCommands::clusterMyId);
  }

  /** The master of a slot, as it was dealt out. */
  RedisServer master(int slot) {
    return masters.get(slot * MASTERS / SlotHash.SLOT_COUNT);
  }

  /** That master's replica. */
  RedisServer replica(int slot) {
    return replicas.get(slot * MASTERS / SlotHash.SLOT_COUNT);
  }

  /** Gives a slot without keys to another master. */
  void move(int slot, RedisServer to) {
    String id = id(to);
    on(to, redis -> redis.clusterSetSlotNode(slot, id));
    masters.stream()
        .filter(master -> master != to)
        .forEach(master -> on(master, redis -> redis.clusterSetSlotNode(slot, id)));
  }

  RedisServer another(RedisServer master) {
    return masters.get((masters.indexOf(master) + 1) % MASTERS);
  }

  Redis.Builder client() {
    return Redis.builder(masters.get(0).uri()).cluster(masters.get(1).uri());
  }

  @Override
  public void close() {
    client.shutdown();
    nodes().forEach(RedisServer::close);
  }
}
