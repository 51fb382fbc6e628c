package io.github.jaxrssessions.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Processor time, allocation and memory of this process.
 *
 * <p>The time that counts is that of the threads of Java: what runs requests, with what the system
 * does for them, and neither the compiler nor the collector of garbage. Those two are told beside
 * it, by the names of their threads, where the system is Linux.
 */
final class Spent {
  private final ThreadMXBean threads =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // HotSpot's
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Sum cpu = new Sum();
  private final Sum bytes = new Sum();

  /** A sum over threads, from which nothing is lost when one ends. */
  private static final class Sum {
    private final Map<Long, Long> last = new HashMap<>();
    private long sum;

    void add(long thread, long now) {
      if (now >= 0) { // -1: it has just ended
        sum += now - last.getOrDefault(thread, 0L);
        last.put(thread, now);
      }
    }
  }

  String line() {
    long self = Thread.currentThread().getId();
    for (long thread : threads.getAllThreadIds()) {
      if (thread != self) {
        cpu.add(thread, threads.getThreadCpuTime(thread));
        bytes.add(thread, threads.getThreadAllocatedBytes(thread));
      }
    }
    return "cpu="
        + cpu.sum
        + " process="
        + system.getProcessCpuTime()
        + " compiler="
        + ofThreads(name -> name.startsWith("C1 Comp") || name.startsWith("C2 Comp"))
        + " collector="
        + ofThreads(name -> name.startsWith("GC ") || name.startsWith("VM Thread"))
        + " bytes="
        + allocated()
        + " memory="
        + memory();
  }

  /** Since Java 21 the JVM has the sum itself, also of virtual threads and of those that ended. */
  private long allocated() {
    try {
      Method total = ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
      return (long) total.invoke(threads);
    } catch (NoSuchMethodException e) {
      return bytes.sum;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nanoseconds of the JVM's own threads; -1 where they cannot be had. */
  private static long ofThreads(Predicate<String> named) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks
          .filter(task -> read(task.resolve("comm")).filter(named).isPresent())
          .map(task -> read(task.resolve("schedstat")))
          .flatMap(Optional::stream)
          .mapToLong(times -> Long.parseLong(times.substring(0, times.indexOf(' '))))
          .sum();
    } catch (IOException e) {
      return -1;
    }
  }

  /** Kilobytes that are in memory; -1 where that cannot be had. */
  private static long memory() {
    return read(Path.of("/proc/self/status")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(-1);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) { // the thread has ended, or this is no Linux
      return Optional.empty();
    }
  }
}
