package io.github.jaxrssessions.proof;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reads every line that anybody logs while the tests run, at every level, and fails the test under
 * which a key, an id or a payload is in one (P22), or a sealed value in one of ours.
 */
public final class WatchedLogs implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(WatchedLogs.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    watch(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    watch(context).check();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    watch(context).check();
  }

  private static Watch watch(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Watch.class, type -> new Watch(), Watch.class);
  }

  private static final boolean TRACED = System.getProperty("drivers.traced") != null;

  /** They trace each byte: with them the great races take hours. {@code -Ddrivers.traced}. */
  private static final List<Logger> DRIVERS =
      Stream.of("io.lettuce", "io.netty", "reactor").map(Logger::getLogger).toList();

  /** One for all tests of a run. */
  static final class Watch extends Handler implements AutoCloseable {
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong ours = new AtomicLong();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");

    Watch() {
      Canary.release();
      setLevel(Level.ALL);
      root.setLevel(Level.ALL);
      if (!TRACED) {
        DRIVERS.forEach(driver -> driver.setLevel(Level.INFO));
      }
      root.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
      String name = String.valueOf(line.getLoggerName());
      boolean isOurs = name.startsWith("io.github.jaxrssessions");
      lines.incrementAndGet();
      if (isOurs) {
        ours.incrementAndGet();
      }
      StringBuilder text = new StringBuilder();
      if (line.getMessage() != null) {
        text.append(formatter.formatMessage(line));
      }
      for (Throwable t = line.getThrown(); t != null; t = t.getCause()) {
        text.append('\n').append(t);
      }
      String said = text.toString();
      if (Canary.isIn(said) || (isOurs && Canary.isSealedIn(said))) {
        leaks.add(name + " " + line.getLevel() + ": " + said);
      }
    }

    void check() {
      if (!leaks.isEmpty()) {
        String said = String.join("\n", leaks);
        leaks.clear();
        throw new AssertionError("A secret is in the log:\n" + said);
      }
    }

    @Override
    public void flush() {}

    /** Watches no longer; what it has seen. */
    Map<String, Long> stop() {
      root.removeHandler(this);
      return Map.of("lines", lines.get(), "ours", ours.get(), "canaries", Canary.drawn());
    }

    @Override
    public void close() {
      Proof.write(
          "logs-of-" + (TRACED ? "drivers" : System.getProperty("proof.of", "some")), stop());
    }
  }
}
