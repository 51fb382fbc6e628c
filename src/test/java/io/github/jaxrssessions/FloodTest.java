package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.LoggedIn;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a header of any size costs before anything in it is believed: little, and linear. */
class FloodTest {
  private static final String NAME = "__Host-session";
  private static final int HEADER = 380_000; // more than most servers take

  private final SessionAuth<?> auth = Accounts.auth().build();

  /** The bytes that reading a header allocates. */
  private long cost(String header) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Sessions.authenticate(auth, header); // classes are loaded
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(Sessions.authenticate(auth, header)).isEmpty();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  @Test
  void plantedPartsAreNotJoinedBeforeTheirKeyIsKnown() {
    String sealed = LoggedIn.cookie(auth, Map.of("user_id", "ann")).substring(NAME.length() + 1);
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      header.append(NAME).append(".1=AAAA.").append(String.valueOf(i).repeat(5000)).append("; ");
    }
    for (int i = 0; header.length() < HEADER; i++) {
      String start = i % 2 == 0 ? "" : sealed.substring(0, 30);
      header.append(NAME).append("=2.AAAA.").append(start).append(i).append("; ");
    }
    assertThat(cost(header.toString())).isLessThan(100L * HEADER);
  }

  @Test
  void separatorsAndNamesWithoutValuesAreReadOnce() {
    assertThat(cost(";".repeat(HEADER))).isLessThan(20L * HEADER);
    assertThat(cost("a; ".repeat(HEADER / 3))).isLessThan(20L * HEADER);
    assertThat(cost((NAME + "=junk; ").repeat(HEADER / 21))).isLessThan(20L * HEADER);
  }
}
