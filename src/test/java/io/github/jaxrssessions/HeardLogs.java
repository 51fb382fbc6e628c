package io.github.jaxrssessions;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs while this is open, as one reads it. */
final class HeardLogs extends Handler implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger("io.github.jaxrssessions");

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  HeardLogs() {
    LOGGER.addHandler(this);
  }

  /** The messages of one level, whole. */
  List<String> at(Level level) {
    return records.stream().filter(r -> r.getLevel().equals(level)).map(HeardLogs::text).toList();
  }

  private static String text(LogRecord r) {
    return r.getParameters() == null || r.getParameters().length == 0
        ? r.getMessage()
        : MessageFormat.format(r.getMessage(), r.getParameters());
  }

  @Override
  public void publish(LogRecord entry) {
    records.add(entry);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
