package io.github.jaxrssessions.store;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisReadOnlyException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is made anew by whoever needs it after it was lost: so an application starts
 * without Redis and recovers by itself, and nothing runs in between. A command that was under way
 * when it was lost fails and is never sent again, since nobody knows whether it was done.
 */
final class RedisLine implements AutoCloseable {
  private final Supplier<CompletionStage<RedisWire>> connect;
  private final Duration timeout;
  private final AtomicReference<@Nullable CompletableFuture<RedisWire>> wire =
      new AtomicReference<>();
  private volatile long heard;
  private volatile boolean closed;

  RedisLine(Supplier<CompletionStage<RedisWire>> connect, Duration timeout) {
    this.connect = connect;
    this.timeout = timeout;
  }

  /** Begins to connect, so that the first who asks need not wait for it. */
  void begin() {
    var unused = wire();
  }

  /** Asks, and has an answer or a failure within the timeout, after the one to be connected. */
  <T> CompletableFuture<T> ask(Function<RedisWire, CompletionStage<T>> question) {
    CompletableFuture<RedisWire> on = wire();
    return within(on.copy())
        .thenCompose(
            made -> {
              long asked = System.nanoTime();
              return within(question.apply(made).toCompletableFuture().copy())
                  .whenComplete((answer, failure) -> hear(on, asked, failure));
            });
  }

  private <T> CompletableFuture<T> within(CompletableFuture<T> answer) {
    return answer.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The connection, or the one attempt to make it that all callers wait for. */
  private CompletableFuture<RedisWire> wire() {
    if (closed) {
      return CompletableFuture.failedFuture(new RedisException("It was closed"));
    }
    @Nullable CompletableFuture<RedisWire> now = wire.get();
    if (now != null && isGood(now)) {
      return now;
    }
    CompletableFuture<RedisWire> next = new CompletableFuture<>();
    if (!wire.compareAndSet(now, next)) {
      return wire();
    }
    try {
      connect
          .get()
          .whenComplete(
              (made, failure) -> {
                if (failure == null) {
                  heard = System.nanoTime();
                  next.complete(made);
                } else {
                  next.completeExceptionally(RedisScript.cause(failure));
                }
              });
    } catch (RuntimeException e) {
      next.completeExceptionally(e);
    }
    return next;
  }

  private static boolean isGood(CompletableFuture<RedisWire> wire) {
    return !wire.isDone()
        || (!wire.isCompletedExceptionally() && wire.join().connection().isOpen());
  }

  /**
   * A server that says nothing at all for the whole timeout has stopped or is cut off, which TCP
   * alone notices after many minutes; one that is read-only has been made a replica. Both need a
   * new connection, which asks Sentinel where the master is. An attempt to connect is left alone:
   * it ends by itself, and may have several Sentinels to try.
   */
  private void hear(CompletableFuture<RedisWire> on, long asked, @Nullable Throwable failure) {
    @Nullable Throwable cause = failure == null ? null : RedisScript.cause(failure);
    if (cause instanceof RedisReadOnlyException
        || (cause instanceof TimeoutException && heard - asked < 0)) {
      drop(on);
    } else if (cause == null || cause instanceof RedisCommandExecutionException) {
      heard = System.nanoTime();
    }
  }

  private void drop(CompletableFuture<RedisWire> on) {
    if (wire.compareAndSet(on, null)) {
      var unused = on.thenCompose(made -> made.connection().closeAsync());
    }
  }

  /** Lets go of the connection: the next who asks makes another. */
  void drop() {
    @Nullable CompletableFuture<RedisWire> last = wire.get();
    if (last != null) {
      drop(last);
    }
  }

  /** From now on nothing is asked; the connection goes with its client. */
  @Override
  public void close() {
    closed = true;
  }
}
