package io.github.jaxrssessions.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A 503 is owed to the store while it is away, and at no other time. */
class OutagesTest {
  private final Outages outages = new Outages();

  @Test
  void answerBeforeTheStoreWentIsNotCovered() {
    long sent = System.nanoTime();
    long came = sent + 1;
    outages.begins();

    assertThat(outages.cover(sent, came)).isFalse();
  }

  @Test
  void requestThatMetTheOutageIsCovered() {
    long before = System.nanoTime();
    outages.begins();
    long within = System.nanoTime();

    assertThat(outages.cover(before, within)).isTrue();
    assertThat(outages.cover(within, System.nanoTime())).isTrue();
    outages.over();
    assertThat(outages.cover(within, System.nanoTime())).isTrue();
    assertThat(outages.cover(before, System.nanoTime())).isTrue();
  }

  @Test
  void requestAfterTheStoreWasBackIsNotCovered() {
    outages.begins();
    outages.over();
    long after = System.nanoTime() + 1;

    assertThat(outages.cover(after, after + 1)).isFalse();
  }
}
