package io.github.jaxrssessions;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What the library logs while this is open, at every level. */
final class LogLines implements AutoCloseable {
  private final Logger logger = Logger.getLogger("io.github.jaxrssessions");
  private final @Nullable Level before = logger.getLevel();
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Handler handler = new Listening();

  LogLines() {
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
  }

  List<String> at(Level level) {
    return text(records.stream().filter(r -> r.getLevel().equals(level)).toList());
  }

  List<String> all() {
    return text(records);
  }

  private static List<String> text(List<LogRecord> some) {
    SimpleFormatter formatter = new SimpleFormatter();
    return some.stream().map(r -> formatter.formatMessage(r) + stack(r.getThrown())).toList();
  }

  private static String stack(@Nullable Throwable thrown) {
    return thrown == null ? "" : " " + thrown;
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setLevel(before);
  }

  private final class Listening extends Handler {
    @Override
    public void publish(LogRecord line) {
      records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
