package io.github.jaxrssessions.benchmarks.http;

import io.github.jaxrssessions.benchmarks.http.Wrk.Load;

/**
 * A few seconds of load on one server, in figures a request.
 *
 * @param requests answered by the resource
 * @param cpuMicros processor time of the threads of Java
 * @param processMicros of the whole process
 * @param compilerMicros of the compiler
 * @param collectorMicros of the collector of garbage
 * @param bytes allocated
 * @param perSecond requests a second
 * @param p50Micros in which half of the answers came
 * @param p99Micros and all but one in a hundred
 * @param memoryKilobytes of the process after it
 */
record Slice(
    long requests,
    double cpuMicros,
    double processMicros,
    double compilerMicros,
    double collectorMicros,
    double bytes,
    double perSecond,
    long p50Micros,
    long p99Micros,
    long memoryKilobytes) {
  private static final double MICROSECOND = 1_000; // nanoseconds
  private static final double SECOND = 1_000_000; // microseconds

  /**
   * Of what the server spent and what wrk saw, which are to be the same requests.
   *
   * @param open how many requests may have been under way when their connections were cut
   */
  static Slice of(Row row, Reading spent, Load load, int open) {
    long uncounted = spent.served() - load.requests();
    if (load.errors() > 0 || load.requests() == 0 || uncounted < 0 || uncounted > open) {
      throw new IllegalStateException(
          row.id() + " did not answer all as it should: " + load + ", " + spent);
    }
    double requests = spent.served();
    return new Slice(
        spent.served(),
        spent.cpu() / requests / MICROSECOND,
        spent.process() / requests / MICROSECOND,
        spent.compiler() / requests / MICROSECOND,
        spent.collector() / requests / MICROSECOND,
        spent.bytes() / requests,
        load.requests() * SECOND / load.microseconds(),
        load.p50(),
        load.p99(),
        spent.memory());
  }
}
