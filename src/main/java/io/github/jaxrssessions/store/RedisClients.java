package io.github.jaxrssessions.store;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lettuce as it is set up here: nothing is kept for later, nothing is sent twice. */
final class RedisClients implements AutoCloseable {
  /** So many commands may wait for a server; more fail at once, rather than fill the memory. */
  private static final int WAITING = 10_000;

  private final ClientResources resources;
  private final List<AbstractRedisClient> clients;
  private final RedisCalls calls;
  private final Duration timeout;

  private RedisClients(
      ClientResources resources,
      List<AbstractRedisClient> clients,
      RedisCalls calls,
      Duration timeout) {
    this.resources = resources;
    this.clients = clients;
    this.calls = calls;
    this.timeout = timeout;
  }

  /** Makes it, and connects to nothing yet. */
  static RedisClients of(List<String> addresses, boolean cluster, int replicas, Duration timeout) {
    List<RedisURI> uris = addresses.stream().map(address -> uri(address, timeout)).toList();
    if (cluster && !uris.get(0).getSentinels().isEmpty()) {
      throw new IllegalArgumentException(
          "A redis-sentinel: address is no node of a cluster. Leave out cluster(), or give"
              + " redis://host:port of a node.");
    }
    ClientResources resources =
        ClientResources.builder()
            .reconnectDelay(
                Delay.exponential(
                    Duration.ofMillis(20), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
            .build();
    return cluster
        ? ofCluster(resources, uris, replicas, timeout)
        : ofServer(resources, uris.get(0), replicas, timeout);
  }

  private static RedisClients ofServer(
      ClientResources resources, RedisURI uri, int replicas, Duration timeout) {
    RedisClient client = RedisClient.create(resources);
    // A lost connection is made anew by whoever needs it next, who asks Sentinel anew, too.
    client.setOptions(options(ClientOptions.builder(), timeout).autoReconnect(false).build());
    RedisClient listening = RedisClient.create(resources);
    listening.setOptions(options(ClientOptions.builder(), timeout).build());
    RedisWatch watch = new RedisWatch(listening, uri);
    Supplier<CompletionStage<RedisWire>> connect =
        () -> {
          watch.begin();
          return client.connectAsync(StringCodec.UTF8, uri).thenApply(RedisWire.Single::new);
        };
    RedisCalls calls = calls(connect, replicas, timeout);
    watch.onSwitch(calls::drop);
    return new RedisClients(resources, List.of(client, listening), calls, timeout);
  }

  private static RedisClients ofCluster(
      ClientResources resources, List<RedisURI> uris, int replicas, Duration timeout) {
    RedisClusterClient client = RedisClusterClient.create(resources, uris);
    ClusterClientOptions.Builder builder = ClusterClientOptions.builder();
    options(builder, timeout);
    // The connections to the nodes are the driver's own. The filter keeps it from sending commands
    // again that were under way when a connection was lost.
    builder.replayFilter(command -> true);
    client.setOptions(
        builder
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
                    .enablePeriodicRefresh(Duration.ofSeconds(5))
                    .build())
            .build());
    Supplier<CompletionStage<RedisWire>> connect =
        () ->
            client
                .refreshPartitionsAsync()
                .thenCompose(known -> client.connectAsync(StringCodec.UTF8))
                .thenApply(RedisWire.Cluster::new);
    return new RedisClients(resources, List.of(client), calls(connect, replicas, timeout), timeout);
  }

  private static RedisCalls calls(
      Supplier<CompletionStage<RedisWire>> connect, int replicas, Duration timeout) {
    return new RedisCalls(
        new RedisLine(connect, timeout), new RedisLine(connect, timeout), replicas, timeout);
  }

  private static ClientOptions.Builder options(ClientOptions.Builder builder, Duration timeout) {
    return builder
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(WAITING)
        .socketOptions(SocketOptions.builder().connectTimeout(timeout).keepAlive(true).build());
  }

  private static RedisURI uri(String address, Duration timeout) {
    try {
      RedisURI uri = RedisURI.create(address);
      // For the greeting. Those who ask wait for the timeout; let the connection be there when the
      // next ones come, though the server was slow.
      uri.setTimeout(timeout.multipliedBy(3));
      uri.getSentinels().forEach(sentinel -> sentinel.setTimeout(timeout));
      return uri;
    } catch (IllegalArgumentException e) {
      // Neither the address nor the exception is passed on: both hold the password.
      throw new IllegalArgumentException(
          "The address of Redis is none. Give redis://user:password@host:port, rediss://… with TLS,"
              + " or redis-sentinel://host:port,host:port#master; escape what a URI cannot hold.");
    }
  }

  RedisCalls calls() {
    return calls;
  }

  @Override
  public void close() {
    calls.close();
    clients.forEach(client -> client.shutdown(Duration.ZERO, timeout));
    resources.shutdown(0, timeout.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
