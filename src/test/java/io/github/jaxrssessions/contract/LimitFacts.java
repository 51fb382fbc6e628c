package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.SessionStore.Outcome;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.StoredSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many sessions a subject may have. */
interface LimitFacts extends StoreFacts {

  /** So many sessions that began a second apart, the first one first. */
  private List<StoredSession> existing(String subject, int count) {
    List<StoredSession> rows =
        IntStream.range(0, count)
            .mapToObj(i -> StoreFacts.row(subject, NOW.minusSeconds(100 - i)))
            .toList();
    rows.forEach(this::create);
    return rows;
  }

  private void assertEnded(Created made, StoredSession... rows) {
    assertThat(made.outcome()).isEqualTo(Outcome.CREATED);
    assertThat(made.ended()).containsExactlyInAnyOrder(rows);
    for (StoredSession row : rows) {
      assertThat(here().find(row.key())).isEmpty();
      assertThat(there().find(row.key())).isEmpty();
      assertThat(here().update(StoreFacts.next(row), NOW)).isEqualTo(Updated.GONE);
      assertThat(here().delete(row.key())).isFalse();
    }
  }

  @Test
  default void whereThereIsRoomNobodyIsEnded() {
    String ann = StoreFacts.name();
    for (Limit limit : List.of(StoreFacts.endOldest(3, ann), StoreFacts.refuse(3, ann))) {
      List<StoredSession> rows = existing(ann, 2);
      StoredSession third = StoreFacts.row(ann);
      assertThat(create(third, limit)).isEqualTo(Created.CREATED);
      assertThat(listed(ann)).containsExactly(third, rows.get(1), rows.get(0));
      listed(ann).forEach(row -> here().delete(row.key()));
    }
  }

  @Test
  default void firstBegunGoesForTheNewOne() {
    String ann = StoreFacts.name();
    List<StoredSession> rows = existing(ann, 3);
    StoredSession written = StoreFacts.next(rows.get(0)); // however lately it was written
    here().update(written, NOW);
    StoredSession fourth = StoreFacts.row(ann);
    assertEnded(create(fourth, StoreFacts.endOldest(3, ann)), written);
    assertThat(listed(ann)).containsExactly(fourth, rows.get(2), rows.get(1));
  }

  @Test
  default void onlyOneSessionIsTheLastLogin() {
    String ann = StoreFacts.name();
    StoredSession before = StoreFacts.row(ann);
    create(before, StoreFacts.endOldest(1, ann));
    for (int i = 0; i < 5; i++) { // all begun at the same instant
      StoredSession login = StoreFacts.row(ann);
      assertEnded(create(login, StoreFacts.endOldest(1, ann)), before);
      assertThat(listed(ann)).containsExactly(login);
      before = login;
    }
  }

  @Test // the clocks of nodes differ
  default void newSessionStaysThoughItsClockIsBehind() {
    String ann = StoreFacts.name();
    List<StoredSession> rows = existing(ann, 2);
    StoredSession behind = StoreFacts.row(ann, NOW.minusSeconds(3600));
    assertEnded(create(behind, StoreFacts.endOldest(2, ann)), rows.get(0));
    assertThat(listed(ann)).containsExactly(rows.get(1), behind);
  }

  @Test // the limit was lowered
  default void asManyGoAsAreTooMany() {
    String ann = StoreFacts.name();
    List<StoredSession> rows = existing(ann, 5);
    StoredSession sixth = StoreFacts.row(ann);
    assertEnded(
        create(sixth, StoreFacts.endOldest(2, ann)),
        rows.subList(0, 4).toArray(StoredSession[]::new));
    assertThat(listed(ann)).containsExactly(sixth, rows.get(4));
  }

  @Test
  default void refusedSessionIsNotThereAndNobodyIsEnded() {
    String ann = StoreFacts.name();
    List<StoredSession> rows = existing(ann, 2);
    StoredSession third = StoreFacts.row(ann);
    assertThat(create(third, StoreFacts.refuse(2, ann))).isEqualTo(Created.FULL);
    assertThat(create(third, StoreFacts.refuse(1, ann))).isEqualTo(Created.FULL);
    assertThat(here().find(third.key())).isEmpty();
    assertThat(found(third)).isEmpty();
    assertThat(here().update(StoreFacts.next(third), NOW)).isEqualTo(Updated.GONE);
    assertThat(listed(ann)).containsExactly(rows.get(1), rows.get(0));
    here().delete(rows.get(0).key());
    assertThat(there().create(third, Optional.of(StoreFacts.refuse(2, ann)), NOW))
        .isEqualTo(Created.CREATED);
    assertThat(listed(ann)).containsExactly(third, rows.get(1));
  }

  @Test // a login where somebody is logged in: its own session is being replaced
  default void sessionsBeingLeftNeitherCountNorAreEnded() {
    String ann = StoreFacts.name();
    List<StoredSession> rows = existing(ann, 2);
    StoredSession left = rows.get(0);
    StoredSession third = StoreFacts.row(ann);
    assertThat(create(third, StoreFacts.leaving(StoreFacts.refuse(2, ann), left)))
        .isEqualTo(Created.CREATED);
    here().delete(third.key());
    assertThat(create(third, StoreFacts.leaving(StoreFacts.endOldest(2, ann), left)))
        .isEqualTo(Created.CREATED);
    assertThat(listed(ann)).containsExactly(third, rows.get(1), left);
    StoredSession fourth = StoreFacts.row(ann);
    assertEnded(
        create(fourth, StoreFacts.leaving(StoreFacts.endOldest(2, ann), left)), rows.get(1));
    assertThat(found(left)).contains(left);
  }

  @Test
  default void leavingASessionThatIsNotThereMakesNoRoom() {
    String ann = StoreFacts.name();
    StoredSession row = existing(ann, 1).get(0);
    StoredSession gone = StoreFacts.row(ann);
    StoredSession bob = existing(StoreFacts.name(), 1).get(0);
    StoredSession login = StoreFacts.row(ann);
    assertThat(create(login, StoreFacts.leaving(StoreFacts.refuse(1, ann), gone, bob)))
        .isEqualTo(Created.FULL);
    assertEnded(create(login, StoreFacts.leaving(StoreFacts.endOldest(1, ann), gone, bob)), row);
    assertThat(found(bob)).contains(bob);
  }

  @Test
  default void expiredSessionsDoNotCount() {
    String ann = StoreFacts.name();
    Instant noon = NOW.plusSeconds(3600);
    StoredSession brief = StoreFacts.expiring(StoreFacts.row(ann), noon);
    create(brief);
    Optional<Limit> one = Optional.of(StoreFacts.refuse(1, ann));
    StoredSession login = StoreFacts.row(ann);
    assertThat(there().create(login, one, noon.minusMillis(1))).isEqualTo(Created.FULL);
    assertThat(there().create(login, one, noon)).isEqualTo(Created.CREATED);
    StoredSession second = StoreFacts.row(ann);
    Created made = here().create(second, Optional.of(StoreFacts.endOldest(2, ann)), noon);
    assertThat(made).isEqualTo(Created.CREATED);
    assertThat(there().list(Set.of(ann), noon)).containsExactlyInAnyOrder(login, second);
  }

  @Test
  default void sessionsOfOthersAndOfNobodyDoNotCount() {
    String ann = StoreFacts.name();
    StoredSession bob = existing(StoreFacts.name(), 1).get(0);
    StoredSession guest =
        new StoredSession(StoreFacts.name(), Optional.empty(), 1, NOW, NOW.plus(DAY), "guest");
    create(guest);
    assertThat(create(StoreFacts.row(ann), StoreFacts.refuse(1, ann))).isEqualTo(Created.CREATED);
    assertThat(found(bob)).contains(bob);
    assertThat(found(guest)).contains(guest);
  }

  @Test // while keys are being rotated
  default void sessionsUnderAllNamesCountTogether() {
    String older = StoreFacts.name();
    String newer = StoreFacts.name();
    StoredSession first = existing(older, 1).get(0);
    StoredSession second = StoreFacts.row(newer, NOW.minusSeconds(1));
    create(second);
    StoredSession login = StoreFacts.row(newer);
    assertThat(create(login, StoreFacts.refuse(2, newer, older))).isEqualTo(Created.FULL);
    assertEnded(create(login, StoreFacts.endOldest(2, newer, older)), first);
    assertThat(listed(older)).isEmpty();
    assertThat(listed(newer)).containsExactly(login, second);
  }

  @Test
  default void sessionThatBecameTheSubjectsCounts() {
    String ann = StoreFacts.name();
    StoredSession before = existing(StoreFacts.name(), 1).get(0);
    StoredSession row = StoreFacts.next(before, Optional.of(ann));
    here().update(row, NOW);
    StoredSession login = StoreFacts.row(ann);
    assertThat(create(login, StoreFacts.refuse(1, ann))).isEqualTo(Created.FULL);
    assertThat(
            create(
                StoreFacts.row(before.subject().orElseThrow()),
                StoreFacts.refuse(1, before.subject().orElseThrow())))
        .isEqualTo(Created.CREATED);
    assertEnded(create(login, StoreFacts.endOldest(1, ann)), row);
  }
}
