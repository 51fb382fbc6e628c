package io.github.jaxrssessions;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The writer of what lives longer than a request: each call goes to the writer of the request of
 * the moment.
 */
final class FoundWriter implements SessionWriter {
  private final Supplier<? extends @Nullable SessionWriter> ofTheMoment;

  FoundWriter(Supplier<? extends @Nullable SessionWriter> ofTheMoment) {
    this.ofTheMoment = ofTheMoment;
  }

  private SessionWriter found() {
    @Nullable SessionWriter writer;
    try {
      writer = ofTheMoment.get();
    } catch (RuntimeException e) { // how runtimes say that this thread serves no request
      throw new IllegalStateException(nowhere(), e);
    }
    if (writer == null) {
      throw new IllegalStateException(nowhere());
    }
    return writer;
  }

  private static String nowhere() {
    return "There is no session on the thread "
        + Thread.currentThread().getName()
        + ": a SessionWriter in a field or constructor serves the thread of the request, and only"
        + " where the SessionAuth is registered. For another thread, take it as a parameter of the"
        + " resource method: @Context SessionWriter session.";
  }

  @Override
  public Optional<Session> current() {
    return found().current();
  }

  @Override
  public void set(Object data) {
    found().set(data);
  }

  @Override
  public void set(Object data, Duration lifetime) {
    found().set(data, lifetime);
  }

  @Override
  public void update(Consumer<Map<String, Object>> change) {
    found().update(change);
  }

  @Override
  public <T> void update(Class<T> type, UnaryOperator<T> change) {
    found().update(type, change);
  }

  @Override
  public void clear() {
    found().clear();
  }

  @Override
  public String toString() {
    return "SessionWriter of the request of the moment";
  }
}
