package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Crossing.Deed;
import io.github.jaxrssessions.Crossing.Outcome;
import io.github.jaxrssessions.Crossing.Place;
import io.github.jaxrssessions.Crossing.Told;
import io.github.jaxrssessions.proof.Proof;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any two deeds on one session, in every order of what they read, write and answer. */
class InterleavingsTest {
  private static final List<List<Boolean>> ORDERS = Crossing.orders();

  /** By place and by what was done in which order; each is run once for all facts. */
  private static final Map<Place, Map<String, Outcome>> RUN = new EnumMap<>(Place.class);

  private static Map<String, Outcome> all(Place place) {
    return RUN.computeIfAbsent(place, InterleavingsTest::run);
  }

  private static Map<String, Outcome> run(Place place) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Deed first : Deed.values()) {
      for (Deed second : Deed.values()) {
        for (List<Boolean> order : ORDERS) {
          outcomes.put(
              "%s and %s, %s".formatted(first, second, order),
              new Crossing(place, first, second).run(order));
        }
      }
    }
    return outcomes;
  }

  @AfterAll
  static void tellAndForget() {
    int runs = RUN.values().stream().mapToInt(Map::size).sum();
    Proof.write(
        "interleavings",
        Map.of(
            "deeds",
            Deed.values().length,
            "orders",
            ORDERS.size(),
            "places",
            RUN.size(),
            "runs",
            runs));
    RUN.clear();
  }

  /** Holds a fact of all runs that it is about, of which there are some. */
  private static void each(Place place, Predicate<Outcome> about, Consumer<Outcome> fact) {
    List<String> met = new ArrayList<>();
    all(place)
        .forEach(
            (name, outcome) -> {
              if (about.test(outcome)) {
                met.add(name);
                try {
                  fact.accept(outcome);
                } catch (AssertionError e) {
                  throw new AssertionError(name + " in " + place, e);
                }
              }
            });
    assertThat(met).isNotEmpty();
  }

  private static Stream<Told> did(Outcome outcome, Deed... deeds) {
    return outcome.calls().stream()
        .filter(call -> !call.refused() && List.of(deeds).contains(call.deed()));
  }

  private static boolean only(Outcome outcome, Deed... deeds) {
    return outcome.calls().stream().allMatch(call -> List.of(deeds).contains(call.deed()));
  }

  /** Whether it was sent with Ann's session. */
  private static boolean ofAnn(Outcome outcome, Told call) {
    return call.handle().filter(outcome.anns()::equals).isPresent();
  }

  @Test
  void everyOrderIsThere() {
    assertThat(ORDERS).hasSize(70).doesNotHaveDuplicates();
    assertThat(all(Place.COOKIE)).hasSize(64 * 70);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLeftIsOneWholeSession(Place place) { // P5
    each(
        place,
        outcome -> true,
        outcome -> {
          assertThat(outcome.name()).isIn("ann", "bob", "nobody");
          boolean before = outcome.handle().filter(outcome.anns()::equals).isPresent();
          assertThat(outcome.data().get("note")).isEqualTo(before ? "anns" : null);
          assertThat(before && outcome.data().containsKey("again")).isFalse();
        });
  }

  @ParameterizedTest
  @EnumSource
  void whoEndsNothingStaysLoggedIn(Place place) { // P5
    each(
        place,
        outcome -> only(outcome, Deed.UPDATE, Deed.RENEW, Deed.FAIL),
        outcome -> assertThat(outcome.handle()).contains(outcome.anns()));
  }

  @ParameterizedTest
  @EnumSource
  void nothingBringsALoggedOutSessionBack(Place place) { // P8
    each(
        place,
        outcome -> did(outcome, Deed.LOGOUT).anyMatch(call -> ofAnn(outcome, call)),
        outcome -> assertThat(outcome.open()).doesNotContain(outcome.anns()));
  }

  @ParameterizedTest
  @EnumSource
  void nothingBringsTheSessionsOfAUserBackThatWereAllEnded(Place place) { // P8
    each(
        place,
        outcome -> did(outcome, Deed.END_ALL).findAny().isPresent(),
        outcome -> {
          assertThat(outcome.open()).doesNotContain(outcome.anns());
          assertThat(did(outcome, Deed.AGAIN))
              .noneMatch(call -> isPassed(outcome, call) && outcome.again().contains(call.note()));
        });
  }

  /** Whether the sessions of its user were all ended between its {@code set} and its end. */
  private static boolean isPassed(Outcome outcome, Told login) {
    return did(outcome, Deed.END_ALL).anyMatch(all -> all.done() > login.done());
  }

  @ParameterizedTest
  @EnumSource
  void aLoginAfterTheEndOfAllSessionsHolds(Place place) {
    each(
        place,
        outcome ->
            did(outcome, Deed.END_ALL).findAny().isPresent()
                && did(outcome, Deed.AGAIN).anyMatch(call -> !isPassed(outcome, call)),
        outcome -> assertThat(outcome.again()).hasSize(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"STORE", "STORE_OF_TWO_NODES"})
  void anEndedSessionHasNoRow(Place place) { // P9
    each(
        place,
        outcome -> !outcome.open().contains(outcome.anns()),
        outcome ->
            assertThat(outcome.rows())
                .isEqualTo(
                    did(outcome, Deed.AGAIN)
                        .filter(call -> outcome.again().contains(call.note()))
                        .count()));
  }

  @ParameterizedTest
  @EnumSource
  void aLoginMakesANewSessionAndEndsTheOneBefore(Place place) { // P10
    each(
        place,
        outcome ->
            did(outcome, Deed.LOGIN, Deed.SWITCH, Deed.AGAIN)
                .anyMatch(call -> call.answered() && ofAnn(outcome, call)),
        outcome -> {
          assertThat(outcome.open()).doesNotContain(outcome.anns());
          assertThat(outcome.handle()).isNotEqualTo(Optional.of(outcome.anns()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatFailsChangesNothing(Place place) { // P11
    each(
        place,
        outcome -> did(outcome, Deed.FAIL).findAny().isPresent(),
        outcome -> {
          assertThat(did(outcome, Deed.FAIL)).noneMatch(Told::answered);
          assertThat(outcome.data()).doesNotContainKey("failed");
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"COOKIE", "STORE"})
  void oneOfTwoRequestsRenews(Place place) { // P14
    each(
        place,
        outcome -> only(outcome, Deed.RENEW),
        outcome -> assertThat(outcome.calls()).filteredOn(Told::answered).hasSize(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"STORE", "STORE_OF_TWO_NODES"})
  void noUpdateIsLostInAStore(Place place) {
    each(
        place,
        outcome -> only(outcome, Deed.UPDATE, Deed.RENEW, Deed.FAIL) && updates(outcome),
        outcome ->
            assertThat(did(outcome, Deed.UPDATE))
                .allMatch(call -> "yes".equals(outcome.data().get(call.note()))));
  }

  @Test
  void ofSealedCookiesTheUpdateThatArrivesLastCounts() {
    each(
        Place.COOKIE,
        outcome -> only(outcome, Deed.UPDATE, Deed.FAIL) && updates(outcome),
        outcome -> {
          Told last =
              did(outcome, Deed.UPDATE)
                  .reduce((one, other) -> one.arrived() > other.arrived() ? one : other)
                  .orElseThrow();
          assertThat(outcome.data()).containsEntry(last.note(), "yes");
        });
  }

  @Test
  void aRenewalThatLeavesAfterAnUpdateDoesNotTakeItBack() {
    each(
        Place.COOKIE,
        outcome -> {
          Told update = outcome.calls().get(0);
          Told renewal = outcome.calls().get(1);
          return update.deed() == Deed.UPDATE
              && renewal.deed() == Deed.RENEW
              && update.left() < renewal.left();
        },
        outcome -> assertThat(outcome.data()).containsEntry("first", "yes"));
  }

  private static boolean updates(Outcome outcome) {
    return did(outcome, Deed.UPDATE).findAny().isPresent();
  }
}
