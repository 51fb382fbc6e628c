package io.github.jaxrssessions.store;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What Redis does as one step, on one key. It answers with a list of texts.
 *
 * @param text in Lua
 * @param hash what Redis knows it by once it has run; the driver works it out
 */
record RedisScript(String text, String hash) {

  static RedisScript of(String text) {
    return new RedisScript(text, Base16.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Runs it by its hash, and in full where the server does not know it (it restarted, say). */
  CompletionStage<List<@Nullable String>> run(
      RedisClusterAsyncCommands<String, String> server,
      boolean inFull,
      String key,
      String... arguments) {
    String[] keys = {key};
    if (inFull) {
      return server.eval(text, ScriptOutputType.MULTI, keys, arguments);
    }
    RedisFuture<List<@Nullable String>> answer =
        server.evalsha(hash, ScriptOutputType.MULTI, keys, arguments);
    return answer.exceptionallyCompose(
        failure -> {
          if (cause(failure) instanceof RedisNoScriptException) {
            return run(server, true, key, arguments);
          }
          throw new CompletionException(cause(failure));
        });
  }

  /** What happened, without what futures wrap it in. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause(cause) : failure;
  }
}
