package io.github.jaxrssessions.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a place.
 *
 * @param place where the sessions were
 * @param users how many were to come
 * @param counts of all that was counted
 * @param examples the first of what went wrong
 * @param held what the server held after each wave, the clock past all expiries
 * @param restarts how long it took from each time that Redis was ready again to the first good
 *     answer, milliseconds
 * @param seconds that the waves took, without the measuring in between
 * @param heard how often the library told what
 * @param kept what the Redis holds in the end, where there is one
 */
record PlaceResult(
    Place place,
    long users,
    Map<Kind, Long> counts,
    List<String> examples,
    List<Held> held,
    List<Long> restarts,
    double seconds,
    JsonNode heard,
    Optional<Kept> kept) {

  /**
   * What a server held.
   *
   * @param memory how much
   * @param logins how many there had been
   */
  record Held(Memory memory, long logins) {}

  /**
   * What a Redis holds.
   *
   * @param version its version
   * @param keys how many there are: those of sessions that nobody ended, until their time has come
   * @param forEver how many of them never go by themselves
   */
  record Kept(String version, long keys, long forEver) {}

  long count(Kind kind) {
    return counts.get(kind);
  }

  /** After the first wave: all is loaded, and what is bounded is full or known. */
  Held before() {
    return held.get(0);
  }

  Held after() {
    return held.get(held.size() - 1);
  }
}
