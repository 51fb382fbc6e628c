package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.Revocations.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What all {@link Revocations} hold. A subclass gives them, and all facts are asked of them. Each
 * uses handles and subjects of its own, so that what others left there does not matter.
 */
public abstract class RevocationsContract {
  private static final Instant NOW = StoreFacts.NOW;
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  /** What is tested; the same entries whenever it is asked within one test. */
  protected abstract Revocations revocations();

  /** The same entries through other connections, as a second node of the application has them. */
  protected Revocations otherNode() {
    return revocations();
  }

  /** How many rounds each race is run. */
  protected int rounds() {
    return 1_000;
  }

  /** Drops what has expired, where that is done only when it is asked for. */
  protected void dropExpired() {}

  /** A handle that was never used. */
  private static String handle() {
    return StoreFacts.name().substring(0, 22);
  }

  private static Found mark(Instant mark) {
    return new Found(false, mark, Instant.MIN);
  }

  /** What both nodes say. */
  private Found found(String handle, String... subjects) {
    Found here = revocations().find(handle, Set.of(subjects));
    assertThat(otherNode().find(handle, Set.of(subjects))).isEqualTo(here);
    return here;
  }

  @Test
  void nothingIsRememberedOfWhatDidNotEnd() {
    revocations().end(handle(), TOMORROW);
    revocations().endAll(StoreFacts.name(), NOW, TOMORROW);
    assertThat(found(handle())).isEqualTo(Found.NOTHING);
    assertThat(found(handle(), StoreFacts.name())).isEqualTo(Found.NOTHING);
    assertThat(found(handle(), StoreFacts.name(), StoreFacts.name())).isEqualTo(Found.NOTHING);
  }

  @Test
  void endedSessionIsFoundByTheNextLookOfEveryNode() {
    String ann = StoreFacts.name();
    for (int i = 0; i < 10; i++) {
      String handle = handle();
      Revocations ends = i % 2 == 0 ? revocations() : otherNode();
      assertThat(found(handle, ann)).isEqualTo(Found.NOTHING); // and is not kept as the answer
      ends.end(handle, TOMORROW);
      assertThat(found(handle, ann)).isEqualTo(new Found(true, Instant.MIN, Instant.MIN));
      assertThat(found(handle)).isEqualTo(new Found(true, Instant.MIN, Instant.MIN));
    }
  }

  @Test
  void handlesThatDifferInOneCharacterAreTwoSessions() {
    String rest = handle().substring(4);
    revocations().end("aA_-" + rest, TOMORROW);
    for (String other : List.of("AA_-", "aa_-", "aA--", "aA__", "aA%-")) {
      assertThat(found(other + rest).ended()).as(other).isFalse();
    }
    assertThat(found("aA_-" + rest).ended()).isTrue();
  }

  @Test
  void subjectsThatDifferInOneCharacterAreTwo() {
    String rest = StoreFacts.name().substring(4);
    revocations().endAll("aA_-" + rest, NOW, TOMORROW);
    for (String other : List.of("AA_-", "aa_-", "aA--", "aA__", "aA%-")) {
      assertThat(found(handle(), other + rest)).as(other).isEqualTo(Found.NOTHING);
    }
    assertThat(found(handle(), "aA_-" + rest)).isEqualTo(mark(NOW));
  }

  @Test
  void sessionsAndSubjectsAreKeptApart() {
    String name = handle();
    revocations().end(name, TOMORROW);
    assertThat(found(handle(), name)).isEqualTo(Found.NOTHING);
    String other = handle();
    revocations().endAll(other, NOW, TOMORROW);
    assertThat(found(other)).isEqualTo(Found.NOTHING);
    assertThat(found(name, other)).isEqualTo(new Found(true, NOW, Instant.MIN));
  }

  @Test
  void laterUntilHoldsInWhateverOrder() {
    for (List<Instant> order :
        List.of(List.of(TOMORROW, YESTERDAY), List.of(YESTERDAY, TOMORROW))) {
      String handle = handle();
      order.forEach(until -> revocations().end(handle, until));
      otherNode().end(handle(), TOMORROW); // some forget when something else is written
      dropExpired();
      assertThat(found(handle).ended()).isTrue();
    }
  }

  @Test // a lifetime of its own is at most 2^32 seconds
  void entryMayBeKeptForMoreThanACentury() {
    String handle = handle();
    String ann = StoreFacts.name();
    revocations().end(handle, NOW.plusSeconds(1L << 32));
    revocations().endAll(ann, NOW, NOW.plusSeconds(1L << 32));
    dropExpired();
    assertThat(found(handle, ann)).isEqualTo(new Found(true, NOW, Instant.MIN));
  }

  @Test
  void latestMarkHoldsInWhateverOrder() {
    String ann = StoreFacts.name();
    revocations().endAll(ann, NOW, TOMORROW);
    assertThat(found(handle(), ann)).isEqualTo(mark(NOW));
    otherNode().endAll(ann, NOW.plusMillis(1), TOMORROW);
    assertThat(found(handle(), ann)).isEqualTo(mark(NOW.plusMillis(1)));
    revocations().endAll(ann, NOW.minusMillis(1), TOMORROW.plusSeconds(1));
    assertThat(found(handle(), ann)).isEqualTo(mark(NOW.plusMillis(1)));
  }

  @Test
  void markIsKeptAsLongAsItWasEverAskedFor() {
    for (List<Instant> order :
        List.of(List.of(TOMORROW, YESTERDAY), List.of(YESTERDAY, TOMORROW))) {
      String ann = StoreFacts.name();
      order.forEach(until -> revocations().endAll(ann, NOW, until));
      otherNode().endAll(StoreFacts.name(), NOW, TOMORROW);
      dropExpired();
      assertThat(found(handle(), ann)).isEqualTo(mark(NOW));
    }
  }

  @Test // the names of one subject under the keys of a ring
  void ofSeveralNamesTheLatestMarkHolds() {
    String older = StoreFacts.name();
    String newer = StoreFacts.name();
    String none = StoreFacts.name();
    revocations().endAll(older, NOW, TOMORROW);
    assertThat(found(handle(), newer, older, none)).isEqualTo(mark(NOW));
    revocations().endAll(newer, NOW.minusSeconds(1), TOMORROW);
    assertThat(found(handle(), newer, older, none)).isEqualTo(mark(NOW));
    revocations().endAll(newer, NOW.plusSeconds(1), TOMORROW);
    assertThat(found(handle(), newer, older, none)).isEqualTo(mark(NOW.plusSeconds(1)));
    assertThat(found(handle(), older)).isEqualTo(mark(NOW));
    String handle = handle();
    revocations().end(handle, TOMORROW);
    Set<String> many = new LinkedHashSet<>(Set.of(newer));
    while (many.size() < 8) {
      many.add(StoreFacts.name());
    }
    assertThat(revocations().find(handle, many))
        .isEqualTo(new Found(true, NOW.plusSeconds(1), Instant.MIN));
  }

  @Test
  void whoFindsAfterAnEndingSeesItWhateverElseHappens() throws Exception {
    try (Together threads = new Together(4)) {
      String handle = handle();
      for (int round = 0; round < rounds(); round++) {
        String once = handle();
        String ann = StoreFacts.name();
        Instant early = NOW.plusMillis(round);
        Instant late = early.plusMillis(1);
        List<Callable<Found>> calls = new ArrayList<>();
        calls.add(() -> ended(revocations(), once, ann));
        calls.add(() -> ended(otherNode(), once, ann));
        calls.add(() -> marked(revocations(), handle, ann, early));
        calls.add(() -> marked(otherNode(), handle, ann, late));
        List<Found> answers = threads.call(calls);
        assertThat(answers.get(0).ended()).isTrue();
        assertThat(answers.get(1).ended()).isTrue();
        assertThat(answers.get(2).mark()).isIn(early, late);
        assertThat(answers.get(3).mark()).isEqualTo(late);
        assertThat(found(once, ann)).isEqualTo(new Found(true, late, Instant.MIN));
      }
    }
  }

  private static Found ended(Revocations node, String handle, String subject) {
    node.end(handle, TOMORROW);
    return node.find(handle, Set.of(subject));
  }

  private static Found marked(Revocations node, String handle, String subject, Instant mark) {
    node.endAll(subject, mark, TOMORROW);
    return node.find(handle, Set.of(subject));
  }
}
