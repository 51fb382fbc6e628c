package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStoreException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How Redis is asked: what is read, what is written, and that replicas have it. */
final class RedisCalls implements AutoCloseable {
  private final RedisLine line;
  // WAIT stops whatever follows it on its connection, so that reads need another one.
  private final RedisLine confirming;
  private final int replicas;
  private final long patience;

  RedisCalls(RedisLine line, RedisLine confirming, int replicas, Duration timeout) {
    this.line = line;
    this.confirming = confirming;
    this.replicas = replicas;
    // Less than the timeout, so that a missing replica is told from a server that is away; never 0,
    // which is for ever.
    this.patience = Math.max(1, timeout.toMillis() / 2);
  }

  /** Begins to connect, and does not wait for it. */
  void begin() {
    line.begin();
    if (replicas > 0) {
      confirming.begin();
    }
  }

  /** Lets go of the connections: another server has become the master. */
  void drop() {
    line.drop();
    confirming.drop();
  }

  /** A command that reads, or whose loss does no harm. */
  <T> CompletableFuture<T> ask(
      String key, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
    return line.ask(wire -> wire.ask(key, (server, inFull) -> command.apply(server)));
  }

  /** A script that writes; where replicas are to confirm, they have confirmed. */
  CompletableFuture<List<@Nullable String>> write(
      RedisScript script, String key, String... arguments) {
    return replicas == 0
        ? line.ask(
            wire -> wire.ask(key, (server, inFull) -> script.run(server, inFull, key, arguments)))
        : confirming.ask(
            wire ->
                wire.ask(
                    key, (server, inFull) -> confirmed(server, inFull, script, key, arguments)));
  }

  /** Both on one connection to one server: WAIT speaks of what its own connection wrote. */
  private CompletionStage<List<@Nullable String>> confirmed(
      RedisClusterAsyncCommands<String, String> server,
      boolean inFull,
      RedisScript script,
      String key,
      String... arguments) {
    return script
        .run(server, inFull, key, arguments)
        .thenCompose(
            texts ->
                server
                    .waitForReplication(replicas, patience)
                    .thenApply(count -> enough(count, texts)));
  }

  private <T> T enough(long count, T answer) {
    if (count < replicas) {
      throw new CompletionException(new Unconfirmed(count));
    }
    return answer;
  }

  /** Written, but too few replicas have said that they have it. */
  private static final class Unconfirmed extends RedisException {
    private static final long serialVersionUID = 1L;

    Unconfirmed(long count) {
      super("WAIT: " + count);
    }
  }

  /** The answer; the futures of {@link #ask} and {@link #write} always come to an end. */
  <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionStoreException("The thread was interrupted while it waited for Redis", e);
    } catch (ExecutionException e) {
      Throwable cause = RedisScript.cause(e.getCause() == null ? e : e.getCause());
      throw new SessionStoreException(message(cause), cause);
    }
  }

  /** Without the driver's own words, which may hold keys. */
  private String message(Throwable cause) {
    if (cause instanceof Unconfirmed) {
      return "Redis has the write, but "
          + cause.getMessage()
          + " of "
          + replicas
          + " replicas confirmed it within "
          + patience
          + " ms, so that a fail-over may lose it. See INFO replication, or set fewer replicas(…).";
    } else if (cause instanceof TimeoutException) {
      return "Redis did not answer in time. Is it up, and is timeout(…) long enough for the network?";
    } else if (cause instanceof RedisCommandExecutionException) {
      return "Redis refused a command with "
          + String.valueOf(cause.getMessage()).split(" ", 2)[0].replaceAll("[^A-Z]", "")
          + ".";
    } else if (cause instanceof RedisConnectionException) {
      return "Redis cannot be reached. Is it up, and are address, user and password right?";
    }
    return "Redis cannot be asked: the connection was lost, or is not made yet.";
  }

  @Override
  public void close() {
    line.close();
    confirming.close();
  }
}
