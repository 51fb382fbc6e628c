package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.SessionStore.Created;
import io.github.jaxrssessions.SessionStore.Limit;
import io.github.jaxrssessions.SessionStore.Outcome;
import io.github.jaxrssessions.SessionStore.Updated;
import io.github.jaxrssessions.StoredSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds when several callers come at the same moment, on two nodes. */
interface StoreRaces extends StoreFacts {

  /** How often each of the two great races is run; the others a tenth of it. */
  int races();

  /** Whether several names of one subject are told as one while others change them. */
  boolean exactOverNames();

  private SessionStore node(int number) {
    return number % 2 == 0 ? here() : there();
  }

  private static long count(List<?> answers, Object answer) {
    return Collections.frequency(answers, answer);
  }

  private void drop(List<StoredSession> rows) {
    rows.forEach(row -> here().delete(row.key()));
  }

  @Test // P9
  default void logoutAgainstSaveLeavesNoRow() throws Exception {
    try (Together threads = new Together(2)) {
      for (int round = 0; round < races(); round++) {
        String ann = StoreFacts.name();
        String bob = StoreFacts.name();
        StoredSession row = StoreFacts.row(ann);
        create(row);
        StoredSession next =
            StoreFacts.next(row, round % 3 == 0 ? Optional.of(bob) : row.subject());
        SessionStore one = node(round);
        SessionStore other = node(round / 2);
        List<Object> answers =
            threads.call(List.of(() -> one.delete(row.key()), () -> other.update(next, NOW)));
        assertThat(answers.get(0)).isEqualTo(true);
        assertThat(answers.get(1)).isIn(Updated.UPDATED, Updated.GONE);
        assertThat(here().find(row.key())).isEmpty();
        assertThat(there().find(row.key())).isEmpty();
        assertThat(listed(ann, bob)).isEmpty();
      }
    }
  }

  @Test
  default void loginAgainstLimitNeverLeavesTooMany() throws Exception {
    try (Together threads = new Together(3)) {
      for (int round = 0; round < races(); round++) {
        String ann = StoreFacts.name();
        int most = 1 + round % 2;
        boolean refuse = round / 2 % 2 == 0;
        int before = round / 4 % 2 == 0 ? most : 0;
        Limit limit = new Limit(most, Set.of(ann), Set.of(), refuse);
        List<StoredSession> old = rows(ann, before);
        old.forEach(this::create);
        List<StoredSession> logins = rows(ann, most + 1);
        List<Created> made = threads.call(logins(logins, limit, round));
        List<StoredSession> left = listed(ann);
        assertThat(left).hasSize(most);
        assertThat(made.stream().filter(m -> m.outcome() == Outcome.CREATED))
            .hasSize(refuse ? most - before : most + 1);
        assertAccounted(old, logins, made, left);
        drop(left);
      }
    }
  }

  private static List<StoredSession> rows(String subject, int count) {
    return IntStream.range(0, count).mapToObj(i -> StoreFacts.row(subject)).toList();
  }

  private List<Callable<Created>> logins(List<StoredSession> rows, Limit limit, int round) {
    return IntStream.range(0, rows.size())
        .<Callable<Created>>mapToObj(
            i -> () -> node(round + i).create(rows.get(i), Optional.of(limit), NOW))
        .toList();
  }

  /** Each row is there, or was told to one caller as ended, or was refused. */
  private void assertAccounted(
      List<StoredSession> old,
      List<StoredSession> logins,
      List<Created> made,
      List<StoredSession> left) {
    List<StoredSession> told = new ArrayList<>(left);
    made.forEach(m -> told.addAll(m.ended()));
    List<StoredSession> begun = new ArrayList<>(old);
    for (int i = 0; i < logins.size(); i++) {
      if (made.get(i).outcome() == Outcome.CREATED) {
        begun.add(logins.get(i));
      } else {
        assertThat(made.get(i)).isEqualTo(Created.FULL);
      }
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(begun);
    for (List<StoredSession> rows : List.of(old, logins)) {
      rows.forEach(
          row -> assertThat(here().find(row.key()).isPresent()).isEqualTo(left.contains(row)));
    }
  }

  @Test
  default void loginsUnderSeveralNamesAreCountedTogether() throws Exception {
    assumeTrue(exactOverNames());
    try (Together threads = new Together(2)) {
      for (int round = 0; round < races() / 10; round++) {
        String older = StoreFacts.name();
        String newer = StoreFacts.name();
        boolean refuse = round % 2 == 0;
        Limit limit = new Limit(1, Set.of(older, newer), Set.of(), refuse);
        List<StoredSession> logins = List.of(StoreFacts.row(older), StoreFacts.row(newer));
        List<Created> made = threads.call(logins(logins, limit, round));
        List<StoredSession> left = listed(older, newer);
        assertThat(left).hasSize(1);
        assertAccounted(List.of(), logins, made, left);
        drop(left);
      }
    }
  }

  @Test
  default void sessionPushedOutIsGoneWhenTheLoginAnswersWhateverIsSaved() throws Exception {
    try (Together threads = new Together(2)) {
      for (int round = 0; round < races() / 10; round++) {
        String ann = StoreFacts.name();
        StoredSession old = StoreFacts.row(ann);
        StoredSession saved = StoreFacts.next(old);
        StoredSession login = StoreFacts.row(ann);
        create(old);
        SessionStore one = node(round);
        SessionStore other = node(round + 1);
        Limit limit = StoreFacts.endOldest(1, ann);
        List<Object> answers =
            threads.call(
                List.of(
                    () -> {
                      Created made = one.create(login, Optional.of(limit), NOW);
                      assertThat(one.find(old.key())).isEmpty();
                      assertThat(made.ended()).hasSize(1);
                      return made.ended().get(0).key();
                    },
                    () -> other.update(saved, NOW)));
        assertThat(answers.get(0)).isEqualTo(old.key());
        assertThat(answers.get(1)).isIn(Updated.UPDATED, Updated.GONE);
        assertThat(there().find(old.key())).isEmpty();
        assertThat(listed(ann)).containsExactly(login);
        here().delete(login.key());
      }
    }
  }

  @Test
  default void ofSeveralCreatesOfOneKeyOneMakesTheRow() throws Exception {
    try (Together threads = new Together(3)) {
      for (int round = 0; round < races() / 10; round++) {
        StoredSession row = StoreFacts.row(StoreFacts.name());
        List<StoredSession> rows =
            IntStream.range(0, 3)
                .mapToObj(
                    i ->
                        new StoredSession(
                            row.key(), row.subject(), 1, NOW, row.expires(), "content-" + i))
                .toList();
        List<Callable<Outcome>> creates = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          int mine = i;
          creates.add(() -> node(mine).create(rows.get(mine), Optional.empty(), NOW).outcome());
        }
        List<Outcome> made = threads.call(creates);
        assertThat(count(made, Outcome.CREATED)).isEqualTo(1);
        assertThat(count(made, Outcome.EXISTS)).isEqualTo(2);
        assertThat(found(row)).contains(rows.get(made.indexOf(Outcome.CREATED)));
        assertThat(listed(row.subject().orElseThrow())).hasSize(1);
        here().delete(row.key());
      }
    }
  }

  @Test
  default void ofSeveralUpdatesOfOneVersionOneIsMade() throws Exception {
    try (Together threads = new Together(3)) {
      for (int round = 0; round < races() / 10; round++) {
        StoredSession row = StoreFacts.row(StoreFacts.name());
        create(row);
        List<StoredSession> nexts =
            List.of(StoreFacts.next(row), StoreFacts.next(row), StoreFacts.next(row));
        List<Updated> made =
            threads.call(
                IntStream.range(0, 3)
                    .<Callable<Updated>>mapToObj(i -> () -> node(i).update(nexts.get(i), NOW))
                    .toList());
        assertThat(count(made, Updated.UPDATED)).isEqualTo(1);
        assertThat(count(made, Updated.CONFLICT)).isEqualTo(2);
        assertThat(found(row)).contains(nexts.get(made.indexOf(Updated.UPDATED)));
        here().delete(row.key());
      }
    }
  }

  @Test
  default void ofSeveralDeletesOneIsTold() throws Exception {
    try (Together threads = new Together(3)) {
      for (int round = 0; round < races() / 10; round++) {
        StoredSession row = StoreFacts.row(StoreFacts.name());
        create(row);
        List<Boolean> told =
            threads.call(
                IntStream.range(0, 3)
                    .<Callable<Boolean>>mapToObj(i -> () -> node(i).delete(row.key()))
                    .toList());
        assertThat(count(told, true)).isEqualTo(1);
        assertThat(found(row)).isEmpty();
      }
    }
  }

  @Test // so that ending all of a subject's sessions misses none while keys are being rotated
  default void listMissesNoSessionWhoseNameChanges() throws Exception {
    assumeTrue(exactOverNames());
    try (Together threads = new Together(2)) {
      for (int round = 0; round < races() / 10; round++) {
        String older = StoreFacts.name();
        String newer = StoreFacts.name();
        StoredSession row = StoreFacts.row(older);
        StoredSession next = StoreFacts.next(row, Optional.of(newer));
        create(row);
        SessionStore one = node(round);
        SessionStore other = node(round + 1);
        List<Object> answers =
            threads.call(
                List.of(() -> one.list(Set.of(older, newer), NOW), () -> other.update(next, NOW)));
        assertThat(answers.get(0)).isIn(List.of(row), List.of(next));
        assertThat(answers.get(1)).isEqualTo(Updated.UPDATED);
        here().delete(row.key());
      }
    }
  }
}
