package io.github.jaxrssessions.benchmarks.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How much is done.
 *
 * @param users how many log in and out, in all places together
 * @param places where their sessions are
 * @param connections how many threads send requests
 * @param atOnce how many users share a connection at a time
 * @param waves so often the users of a place come; after each of them the clock goes past all
 *     expiries, and the memory is measured
 * @param restarts how often Redis is killed in a wave
 * @param keys so many that the library derived are made new before it is measured: it keeps 256
 * @param limit after which it must be over
 * @param seed of all that is random
 * @param server the main class of the server
 * @param folder for what servers say and Redis keeps
 */
record Plan(
    long users,
    List<Place> places,
    int connections,
    int atOnce,
    int waves,
    int restarts,
    int keys,
    Duration limit,
    long seed,
    Class<?> server,
    Path folder) {

  /** How many users come in a wave. */
  long wave() {
    long parts = (long) places.size() * waves;
    return (users + parts - 1) / parts;
  }

  /** After so many users the clock moves on: about half of the sessions are there when it does. */
  long clockEvery() {
    return 2L * connections * atOnce;
  }
}
