package io.github.jaxrssessions.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** The watch over the logs sees what it is there for. */
class CanaryTest {
  private final byte[] id = new byte[16];

  CanaryTest() {
    new SecureRandom().nextBytes(id);
  }

  @Test
  void idIsSeenInEachShape() {
    byte[] inside = new byte[40];
    assertThat(Canary.isIn(HexFormat.of().formatHex(id))).isTrue();
    assertThat(Canary.isIn(Arrays.toString(id))).isTrue();
    assertThat(Canary.isIn(new String(id, StandardCharsets.ISO_8859_1))).isTrue();
    for (int at = 0; at < 9; at++) {
      System.arraycopy(id, 0, inside, at, id.length);
      assertThat(Canary.isIn(Base64.getEncoder().encodeToString(inside))).as("at " + at).isTrue();
    }
    assertThat(Canary.isIn("Session[vQ0pYc3x8n1_2aBcDeFgHi]")).isFalse();
  }

  @Test
  void lineWithASecretFailsTheTest() {
    WatchedLogs.Watch watch = new WatchedLogs.Watch();
    try {
      watch.publish(line("a.server", "harmless " + "AQ".repeat(60)));
      assertThatCode(watch::check).doesNotThrowAnyException();
      watch.publish(line("a.server", "data: " + Canary.PAYLOAD));
      assertThatThrownBy(watch::check).hasMessageContaining("a.server");
      watch.publish(line("io.github.jaxrssessions", "cookie=" + "AQ".repeat(60)));
      assertThatThrownBy(watch::check).hasMessageContaining("cookie=");
      LogRecord thrown = line("a.server", "failed");
      thrown.setThrown(new IllegalStateException(HexFormat.of().formatHex(id)));
      watch.publish(thrown);
      assertThatThrownBy(watch::check).hasMessageContaining("failed");
    } finally {
      java.util.logging.Logger.getLogger("").removeHandler(watch);
    }
  }

  private static LogRecord line(String logger, String message) {
    LogRecord line = new LogRecord(Level.FINEST, message);
    line.setLoggerName(logger);
    return line;
  }
}
