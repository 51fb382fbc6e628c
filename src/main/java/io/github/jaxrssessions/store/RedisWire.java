package io.github.jaxrssessions.store;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An open connection: to one server, or to the nodes of a cluster. */
sealed interface RedisWire {

  /** What is asked of one server: all of it goes over one connection to it, in order. */
  @FunctionalInterface
  interface Question<T> {
    /**
     * Asks.
     *
     * @param server to ask
     * @param inFull whether a script must be sent in full: the key is on its way to this server,
     *     which takes one command only before it sends the next one away again
     */
    CompletionStage<T> ask(RedisClusterAsyncCommands<String, String> server, boolean inFull);
  }

  /** What it is made of. */
  StatefulConnection<String, String> connection();

  /** Asks the server that has the key. */
  <T> CompletionStage<T> ask(String key, Question<T> question);

  /**
   * To one server.
   *
   * @param connection to it
   */
  record Single(StatefulRedisConnection<String, String> connection) implements RedisWire {
    @Override
    public <T> CompletionStage<T> ask(String key, Question<T> question) {
      return question.ask(connection.async(), false);
    }
  }

  /**
   * To the nodes of a cluster. Each question goes to one node's own connection rather than through
   * the driver's routing, which would let go of what belongs together: a WAIT that is sent
   * elsewhere than the write before it confirms nothing, and says that all is well.
   *
   * @param connection to all of them
   */
  record Cluster(StatefulRedisClusterConnection<String, String> connection) implements RedisWire {
    private static final int REDIRECTIONS = 5;

    @Override
    public <T> CompletionStage<T> ask(String key, Question<T> question) {
      @Nullable RedisClusterNode node =
          connection.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
      if (node == null) {
        return CompletableFuture.failedStage(new RedisException("No node has this slot"));
      }
      return connection
          .getConnectionAsync(node.getNodeId())
          .thenCompose(server -> ask(server, false, question, 0));
    }

    private <T> CompletionStage<T> ask(
        StatefulRedisConnection<String, String> server,
        boolean moving,
        Question<T> question,
        int redirections) {
      if (moving) {
        var unused = server.async().asking(); // fails with what follows it
      }
      return question
          .ask(server.async(), moving)
          .exceptionallyCompose(
              failure -> redirected(RedisScript.cause(failure), question, redirections));
    }

    /** The answer of the server that this one named, or the failure: "MOVED 3999 host:port". */
    private <T> CompletionStage<T> redirected(
        Throwable failure, Question<T> question, int redirections) {
      String[] words = String.valueOf(failure.getMessage()).split(" ", 3);
      boolean moving = words[0].equals("ASK");
      if (!(failure instanceof RedisCommandExecutionException)
          || !(moving || words[0].equals("MOVED"))
          || words.length < 3
          || redirections == REDIRECTIONS) {
        throw new CompletionException(failure);
      }
      int colon = words[2].lastIndexOf(':');
      String host = words[2].substring(0, colon);
      return connection
          .getConnectionAsync(host, Integer.parseInt(words[2].substring(colon + 1)))
          .thenCompose(server -> ask(server, moving, question, redirections + 1));
    }
  }
}
