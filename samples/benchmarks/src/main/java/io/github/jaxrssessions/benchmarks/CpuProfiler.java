package io.github.jaxrssessions.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time that an operation takes on all threads of Java. Unlike the time on the clock,
 * it does not count what waits for others on a busy machine; nor does it count the compiler and the
 * garbage collector, whose threads are not among these.
 */
public final class CpuProfiler implements InternalProfiler {
  /** The metric's name in JMH's results. */
  public static final String NAME = "cpu";

  private static final double MICROSECOND = 1_000; // nanoseconds

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private Map<Long, Long> before = Map.of();

  @Override
  public String getDescription() {
    return "Processor time of the threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = taken();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long[] sum = {0};
    taken().forEach((thread, time) -> sum[0] += time - before.getOrDefault(thread, 0L));
    double each = sum[0] / MICROSECOND / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(NAME, each, "us/op", AggregationPolicy.AVG));
  }

  /** By thread, since what a thread took is gone when it ends. */
  private Map<Long, Long> taken() {
    Map<Long, Long> taken = new HashMap<>();
    for (long thread : threads.getAllThreadIds()) {
      taken.put(thread, Math.max(0, threads.getThreadCpuTime(thread))); // -1: it has just ended
    }
    return taken;
  }
}
