package io.github.jaxrssessions.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One contender's turn, in a JVM of its own: that is why JMH need not fork one. So all operations
 * of a contender share a warm JVM, as they do in a server.
 */
final class Worker {
  private static final long WARM_UP = 6_000_000_000L; // nanoseconds of processor time

  private Worker() {}

  /** Contender, address of PostgreSQL, port of Redis, file for the results. */
  public static void main(String[] args) throws Exception {
    Contender contender = Contender.valueOf(args[0]);
    warmUp(contender, new Addresses(args[1], Integer.parseInt(args[2])));
    ChainedOptionsBuilder options =
        options(new CommandLineOptions(words(System.getProperty("jmh", ""))))
            .include("^" + StoreBenchmark.class.getName() + "\\.")
            .param("contender", contender.name())
            .param("postgresql", args[1])
            .param("redis", args[2])
            .resultFormat(ResultFormatType.JSON)
            .result(args[3]);
    new Runner(options.build()).run();
  }

  /**
   * All operations in turn, so that the first that is measured is no colder than the last. It goes
   * by processor time, which is what the compiler needs, also on a busy machine.
   */
  private static void warmUp(Contender contender, Addresses at) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    try (Sessions sessions = contender.open(at)) {
      for (int user = 0; system.getProcessCpuTime() < WARM_UP; user++) {
        String browser = sessions.login("user-" + user % StoreBenchmark.BROWSERS);
        sessions.request(browser);
        sessions.find(browser);
        sessions.change(browser, "warm " + user);
        sessions.logout(browser);
      }
    }
  }

  private static String[] words(String options) {
    return options.isBlank() ? new String[0] : options.strip().split("\\s+");
  }

  /** Times for a quick run, where none are given. */
  private static ChainedOptionsBuilder options(CommandLineOptions given) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(given)
            .forks(0)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class);
    if (!given.verbosity().hasValue()) {
      options.verbosity(VerboseMode.SILENT);
    }
    if (!given.getWarmupIterations().hasValue()) {
      options.warmupIterations(1);
    }
    if (!given.getWarmupTime().hasValue()) {
      options.warmupTime(TimeValue.milliseconds(300));
    }
    if (!given.getMeasurementIterations().hasValue()) {
      options.measurementIterations(2);
    }
    if (!given.getMeasurementTime().hasValue()) {
      options.measurementTime(TimeValue.milliseconds(500));
    }
    return options;
  }
}
