package io.github.jaxrssessions.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What one operation cost: a figure for each round. Times are in microseconds.
 *
 * @param time on the clock
 * @param cpu of the processor
 * @param bytes allocated
 */
public record Cost(List<Double> time, List<Double> cpu, List<Double> bytes) {
  static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Of no round yet. */
  public Cost() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * Adds a round.
   *
   * @param result as JMH writes it
   */
  public void add(JsonNode result) {
    time.add(result.path("primaryMetric").path("score").doubleValue());
    cpu.add(metric(result, CpuProfiler.NAME));
    bytes.add(metric(result, ALLOCATED));
  }

  /**
   * Adds a round of two operations, one after the other.
   *
   * @param one the one
   * @param other the other
   * @param round which round
   */
  public void add(Cost one, Cost other, int round) {
    time.add(one.time.get(round) + other.time.get(round));
    cpu.add(one.cpu.get(round) + other.cpu.get(round));
    bytes.add(one.bytes.get(round) + other.bytes.get(round));
  }

  static double metric(JsonNode result, String name) {
    return result.path("secondaryMetrics").path(name).path("score").doubleValue();
  }
}
