package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.StoredSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One row: made once, replaced by the next version only, and gone when it was deleted. */
interface RowFacts extends StoreFacts {

  @Test
  default void createdRowIsFoundAsItIs() {
    String anyAscii =
        IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(Collectors.joining());
    for (String content : List.of("a", anyAscii, "-", "x".repeat(90_000))) {
      for (Optional<String> subject :
          List.of(Optional.of(StoreFacts.name()), Optional.<String>empty())) {
        StoredSession row =
            new StoredSession(
                StoreFacts.name(), subject, 1, NOW.minusMillis(1), NOW.plus(DAY), content);
        assertThat(create(row)).isEqualTo(Created.CREATED);
        assertThat(here().find(row.key())).contains(row);
        assertThat(there().find(row.key())).contains(row);
      }
    }
  }

  @Test // a lifetime of its own is at most 2^32 seconds
  default void rowMayLiveForMoreThanACentury() {
    StoredSession row =
        StoreFacts.expiring(
            StoreFacts.row(StoreFacts.name(), NOW.minus(Duration.ofDays(36_500))),
            NOW.plusSeconds(1L << 32));
    create(row);
    assertThat(found(row)).contains(row);
    StoredSession next = StoreFacts.next(row);
    assertThat(there().update(next, NOW)).isEqualTo(Updated.UPDATED);
    assertThat(here().find(row.key())).contains(next);
  }

  @Test
  default void createNeverOverwrites() {
    StoredSession row = StoreFacts.row(StoreFacts.name());
    create(row);
    String other = StoreFacts.name();
    StoredSession again =
        new StoredSession(
            row.key(), Optional.of(other), 1, NOW.plusMillis(1), NOW.plus(DAY), "again");
    assertThat(there().create(again, Optional.empty(), NOW)).isEqualTo(Created.EXISTS);
    assertThat(found(row)).contains(row);
    assertThat(listed(other)).isEmpty();
    assertThat(listed(row.subject().orElseThrow())).containsExactly(row);
  }

  @Test
  default void createThatDoesNotOverwriteAlsoEndsNobody() {
    String ann = StoreFacts.name();
    StoredSession row = StoreFacts.row(ann);
    StoredSession first = StoreFacts.row(ann, NOW.minusSeconds(9));
    create(row);
    create(first);
    assertThat(create(row, StoreFacts.endOldest(1, ann))).isEqualTo(Created.EXISTS);
    assertThat(listed(ann)).containsExactly(row, first);
  }

  @Test
  default void keysThatDifferInOneCharacterAreTwoRows() {
    String key = "aA_-zZ" + StoreFacts.name().substring(6);
    List<String> keys =
        List.of(
            key,
            "AA_-zZ" + key.substring(6),
            "aA--zZ" + key.substring(6),
            "aA__zZ" + key.substring(6),
            "aA_-zz" + key.substring(6));
    List<StoredSession> rows =
        keys.stream()
            .map(k -> new StoredSession(k, Optional.of(k), 1, NOW, NOW.plus(DAY), "of-" + k))
            .toList();
    for (StoredSession row : rows) {
      assertThat(create(row)).isEqualTo(Created.CREATED);
    }
    for (StoredSession row : rows) { // as names of subjects, too
      assertThat(found(row)).contains(row);
      assertThat(listed(row.key())).containsExactly(row);
    }
    assertThat(found(rows.get(0)).map(row -> row.key().toLowerCase(Locale.ROOT)))
        .contains(key.toLowerCase(Locale.ROOT));
  }

  @Test
  default void unknownRowIsNeitherFoundNorUpdatedNorDeleted() {
    StoredSession row = StoreFacts.row(StoreFacts.name());
    assertThat(here().find(row.key())).isEmpty();
    assertThat(here().update(StoreFacts.next(row), NOW)).isEqualTo(Updated.GONE);
    assertThat(here().delete(row.key())).isFalse();
    assertThat(found(row)).isEmpty();
    assertThat(listed(row.subject().orElseThrow())).isEmpty();
  }

  @Test
  default void updateReplacesTheVersionBefore() {
    StoredSession row = StoreFacts.row(StoreFacts.name());
    create(row);
    for (int i = 0; i < 5; i++) {
      StoredSession next =
          StoreFacts.expiring(StoreFacts.next(row), row.expires().plusMillis(60_001));
      assertThat(here().update(next, NOW)).isEqualTo(Updated.UPDATED);
      assertThat(found(row)).contains(next);
      assertThat(listed(row.subject().orElseThrow())).containsExactly(next);
      row = next;
    }
    StoredSession larger =
        new StoredSession(
            row.key(), row.subject(), 7, row.created(), row.expires(), "y".repeat(90_000));
    assertThat(here().update(larger, NOW)).isEqualTo(Updated.UPDATED);
    assertThat(found(row)).contains(larger);
  }

  @Test
  default void updateOfAnyOtherVersionIsAConflictAndChangesNothing() {
    StoredSession first = StoreFacts.row(StoreFacts.name());
    StoredSession second = StoreFacts.next(first);
    StoredSession third = StoreFacts.next(second);
    create(first);
    here().update(second, NOW);
    here().update(third, NOW);
    String other = StoreFacts.name();
    for (long version : List.of(1L, 2L, 3L, 5L, 1L << 33)) {
      StoredSession late =
          new StoredSession(first.key(), Optional.of(other), version, NOW, NOW.plus(DAY), "late");
      assertThat(there().update(late, NOW)).as("%d", version).isEqualTo(Updated.CONFLICT);
    }
    assertThat(found(first)).contains(third);
    assertThat(listed(other)).isEmpty();
    assertThat(listed(first.subject().orElseThrow())).containsExactly(third);
  }

  @Test // P9
  default void updateAfterDeleteMakesNoRow() {
    StoredSession row = StoreFacts.row(StoreFacts.name());
    create(row);
    assertThat(here().delete(row.key())).isTrue();
    assertThat(there().update(StoreFacts.next(row), NOW)).isEqualTo(Updated.GONE);
    assertThat(found(row)).isEmpty();
    assertThat(listed(row.subject().orElseThrow())).isEmpty();
  }

  @Test
  default void deletedRowIsGoneEverywhereAndOneCallerIsTold() {
    String ann = StoreFacts.name();
    StoredSession row = StoreFacts.row(ann);
    StoredSession stays = StoreFacts.row(ann);
    create(row);
    create(stays);
    assertThat(here().delete(row.key())).isTrue();
    assertThat(there().delete(row.key())).isFalse();
    assertThat(here().delete(row.key())).isFalse();
    assertThat(here().find(row.key())).isEmpty();
    assertThat(found(row)).isEmpty();
    assertThat(listed(ann)).containsExactly(stays);
  }
}
