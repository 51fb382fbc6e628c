package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.StoredSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sessions of a subject. */
interface ListFacts extends StoreFacts {

  @Test
  default void listIsOfOneSubjectAndTheLastBegunComesFirst() {
    String ann = StoreFacts.name();
    StoredSession second = StoreFacts.row(ann, NOW.minusMillis(1));
    StoredSession first = StoreFacts.row(ann, NOW.minusSeconds(7200));
    StoredSession third = StoreFacts.row(ann, NOW);
    StoredSession bob = StoreFacts.row(StoreFacts.name());
    List.of(second, first, bob, third).forEach(this::create);
    assertThat(listed(ann)).containsExactly(third, second, first);
    assertThat(listed(bob.subject().orElseThrow())).containsExactly(bob);
    here().update(StoreFacts.next(first), NOW); // begun is not written
    assertThat(listed(ann).stream().map(StoredSession::key))
        .containsExactly(third.key(), second.key(), first.key());
  }

  @Test
  default void listIsEmptyForNobody() {
    assertThat(here().list(Set.of(), NOW)).isEmpty();
    assertThat(listed(StoreFacts.name(), StoreFacts.name())).isEmpty();
  }

  @Test // the names of one subject under the keys of a ring
  default void listHoldsTheRowsUnderAnyOfTheNames() {
    String older = StoreFacts.name();
    String newer = StoreFacts.name();
    StoredSession first = StoreFacts.row(newer, NOW.minusSeconds(3));
    StoredSession second = StoreFacts.row(older, NOW.minusSeconds(2));
    StoredSession third = StoreFacts.row(newer, NOW.minusSeconds(1));
    List.of(third, first, second).forEach(this::create);
    assertThat(listed(newer, older, StoreFacts.name())).containsExactly(third, second, first);
    assertThat(listed(older)).containsExactly(second);
    assertThat(listed(newer)).containsExactly(third, first);
  }

  @Test
  default void listLeavesOutWhatHasExpiredByThen() {
    String ann = StoreFacts.name();
    Instant noon = NOW.plusSeconds(3600);
    StoredSession brief = StoreFacts.expiring(StoreFacts.row(ann, NOW.minusSeconds(1)), noon);
    StoredSession lasting = StoreFacts.row(ann, NOW.minusSeconds(2));
    create(brief);
    create(lasting);
    assertThat(there().list(Set.of(ann), noon.minusMillis(1))).containsExactly(brief, lasting);
    assertThat(there().list(Set.of(ann), noon)).containsExactly(lasting);
    assertThat(there().list(Set.of(ann), noon.plusMillis(1))).containsExactly(lasting);
  }

  @Test
  default void updateMovesTheExpiry() {
    String ann = StoreFacts.name();
    Instant noon = NOW.plusSeconds(3600);
    StoredSession row = StoreFacts.expiring(StoreFacts.row(ann), noon);
    create(row);
    StoredSession later = StoreFacts.expiring(StoreFacts.next(row), noon.plusSeconds(60));
    assertThat(here().update(later, NOW)).isEqualTo(Updated.UPDATED);
    assertThat(there().list(Set.of(ann), noon)).containsExactly(later);
    StoredSession sooner = StoreFacts.expiring(StoreFacts.next(later), noon.minusSeconds(60));
    assertThat(here().update(sooner, NOW)).isEqualTo(Updated.UPDATED);
    assertThat(there().list(Set.of(ann), noon.minusSeconds(61))).containsExactly(sooner);
    assertThat(there().list(Set.of(ann), noon.minusSeconds(60))).isEmpty();
  }

  @Test
  default void rowWithoutASubjectIsInNoList() {
    StoredSession guest =
        new StoredSession(StoreFacts.name(), Optional.empty(), 1, NOW, NOW.plus(DAY), "guest");
    create(guest);
    assertThat(found(guest)).contains(guest);
    for (String name : List.of(StoreFacts.name(), "", "null", "-", guest.key())) {
      assertThat(listed(name)).as(name).isEmpty();
    }
  }

  @Test // under another key of the ring, or because the application says so
  default void listFollowsTheSubjectAtOnce() {
    String ann = StoreFacts.name();
    String bob = StoreFacts.name();
    StoredSession row =
        new StoredSession(StoreFacts.name(), Optional.empty(), 1, NOW, NOW.plus(DAY), "guest");
    create(row);
    for (Optional<String> subject :
        List.of(
            Optional.of(ann),
            Optional.of(bob),
            Optional.<String>empty(),
            Optional.of(bob),
            Optional.of(ann))) {
      row = StoreFacts.next(row, subject);
      assertThat(here().update(row, NOW)).isEqualTo(Updated.UPDATED);
      assertThat(found(row)).contains(row);
      assertThat(listed(ann)).as("%s", subject).hasSize(subject.equals(Optional.of(ann)) ? 1 : 0);
      assertThat(listed(bob)).as("%s", subject).hasSize(subject.equals(Optional.of(bob)) ? 1 : 0);
    }
    assertThat(listed(ann, bob)).containsExactly(row);
    here().delete(row.key());
    assertThat(listed(ann, bob)).isEmpty();
  }

  @Test
  default void longListIsWhole() {
    String ann = StoreFacts.name();
    List<StoredSession> rows = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      rows.add(StoreFacts.row(ann, NOW.minusMillis(i)));
    }
    List<StoredSession> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.forEach(this::create);
    assertThat(listed(ann)).containsExactlyElementsOf(rows);
    rows.forEach(row -> here().delete(row.key()));
    assertThat(listed(ann)).isEmpty();
  }
}
