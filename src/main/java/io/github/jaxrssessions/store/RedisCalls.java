package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStoreException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.Arrays;
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
  private static final int REDIRECTIONS = 5;

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

  /** A command that reads, or whose loss does no harm. */
  <T> CompletableFuture<T> ask(
      Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
    return line.ask(wire -> command.apply(wire.commands()));
  }

  /** A script that writes; where replicas are to confirm, they have confirmed. */
  CompletableFuture<List<@Nullable String>> write(
      RedisScript script, String key, String... arguments) {
    if (replicas == 0) {
      return line.ask(wire -> script.run(wire.commands(), key, arguments));
    }
    Confirmed write = new Confirmed(script, key, Arrays.asList(arguments));
    return confirming.ask(
        wire -> wire.serverOf(key).thenCompose(server -> write.on(wire, server, false, false, 0)));
  }

  /** A write with the WAIT that belongs to it: both on one connection to one server. */
  private final class Confirmed {
    private final RedisScript script;
    private final String key;
    private final String[] arguments;

    Confirmed(RedisScript script, String key, List<String> arguments) {
      this.script = script;
      this.key = key;
      this.arguments = arguments.toArray(String[]::new);
    }

    CompletionStage<List<@Nullable String>> on(
        RedisWire wire,
        RedisClusterAsyncCommands<String, String> server,
        boolean full,
        boolean asking,
        int redirections) {
      if (asking) {
        server.asking(); // the slot is on its way there
      }
      CompletionStage<List<@Nullable String>> answer = script.send(server, full, key, arguments);
      RedisFuture<Long> confirmed = server.waitForReplication(replicas, patience);
      return answer
          .thenCompose(texts -> confirmed.thenApply(count -> enough(count, texts)))
          .exceptionallyCompose(
              failure -> again(wire, server, asking, RedisScript.cause(failure), redirections));
    }

    private CompletionStage<List<@Nullable String>> again(
        RedisWire wire,
        RedisClusterAsyncCommands<String, String> server,
        boolean asking,
        Throwable failure,
        int redirections) {
      String[] words = String.valueOf(failure.getMessage()).split(" ", 3);
      boolean moved = words[0].equals("MOVED") || words[0].equals("ASK");
      if (redirections == REDIRECTIONS) {
        throw new CompletionException(failure);
      } else if (RedisScript.isUnknown(failure)) {
        return on(wire, server, true, asking, redirections + 1);
      } else if (failure instanceof RedisCommandExecutionException && moved && words.length == 3) {
        int colon = words[2].lastIndexOf(':');
        return wire.server(
                words[2].substring(0, colon),
                Integer.parseInt(words[2], colon + 1, words[2].length(), 10))
            .thenCompose(other -> on(wire, other, false, words[0].equals("ASK"), redirections + 1));
      }
      throw new CompletionException(failure);
    }
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
