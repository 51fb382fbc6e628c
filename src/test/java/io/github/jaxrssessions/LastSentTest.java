package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** P8, P14: of what has left already, none goes out older or twice. */
class LastSentTest {
  private static final long GAP = 450_000;

  private final LastSent sent = new LastSent();

  @Test
  void parallelRequestsRenewOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> claims =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(n -> () -> sent.claim("a", 1000, GAP + 1000 + n, GAP))
              .toList();
      int renewed = 0;
      for (Future<Boolean> claim : threads.invokeAll(claims)) {
        renewed += claim.get() ? 1 : 0;
      }
      assertThat(renewed).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void renewalOfAnOlderStateDoesNotFollowANewerWrite() {
    sent.note("a", 2000);
    assertThat(sent.claim("a", 1000, 2001, GAP)).isFalse();
    assertThat(sent.claim("a", 2000, 2001, GAP)).isTrue(); // it read what was written
    assertThat(sent.claim("b", 1000, 2001, GAP)).isTrue();
  }

  @Test
  void olderWriteDoesNotTakeANewerNoteBack() {
    sent.note("a", 3000);
    sent.note("a", 2000);
    assertThat(sent.claim("a", 2500, 3001, GAP)).isFalse();
  }

  @Test
  void renewalThatMayHaveBeenLostIsGivenAgainAfterTheGap() {
    assertThat(sent.claim("a", 1000, 5000, GAP)).isTrue();
    assertThat(sent.claim("a", 1000, 5000 + GAP - 1, GAP)).isFalse();
    assertThat(sent.claim("a", 1000, 5000 + GAP, GAP)).isTrue();
    assertThat(sent.claim("a", 1000, 5001 + GAP, GAP)).isFalse();
  }

  @Test
  void notesAreBoundedAndTheOldestGoFirst() {
    IntStream.range(0, 100_000).forEach(n -> sent.note("h" + n, 2000));
    assertThat(sent.claim("h0", 1000, 2001, GAP)).isFalse();
    sent.note("h0", 2000); // noted again, so no longer the oldest
    sent.note("one more", 2000);
    assertThat(sent.claim("h0", 1000, 2001, GAP)).isFalse();
    assertThat(sent.claim("h2", 1000, 2001, GAP)).isFalse();
    assertThat(sent.claim("h1", 1000, 2001, GAP)).isTrue();
  }
}
