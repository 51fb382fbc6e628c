package io.github.jaxrssessions.benchmarks;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How JMH runs in a turn. It need not fork: the turn has a JVM of its own already. */
public final class Jmh {
  private Jmh() {}

  /**
   * Times for a quick run, where the system property {@code jmh} gives none.
   *
   * @param results the file for the results
   * @return options that still need to be told what to run
   * @throws CommandLineOptionException where {@code jmh} is no list of JMH's options
   */
  public static ChainedOptionsBuilder options(String results) throws CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(words(System.getProperty("jmh", "")));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(given)
            .forks(0)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .resultFormat(ResultFormatType.JSON)
            .result(results);
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

  private static String[] words(String options) {
    return options.isBlank() ? new String[0] : options.strip().split("\\s+");
  }
}
