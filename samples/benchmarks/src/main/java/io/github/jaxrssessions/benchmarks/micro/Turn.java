package io.github.jaxrssessions.benchmarks.micro;

import com.sun.management.OperatingSystemMXBean;
import io.github.jaxrssessions.benchmarks.Jmh;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What is measured in one JVM.
 *
 * @param name of an {@link Implementation}, or of what else is measured
 * @param benchmark the class with the benchmarks
 * @param parameters theirs; all sizes where there are none
 * @param warmUp what of that is enough to warm the JVM up
 */
record Turn(
    String name,
    Class<?> benchmark,
    Map<String, List<String>> parameters,
    Map<String, List<String>> warmUp) {
  private static final long WARM = 8_000_000_000L; // nanoseconds of processor time, at least
  private static final long MOST = 90_000_000_000L; // and at most
  private static final double QUIET = 0.05; // the compiler's share of the time
  private static final int IN_A_ROW = 5; // what is compiled counts when it is ready
  private static final double MILLISECOND = 1_000_000; // nanoseconds

  private static final TimeValue SLICE = TimeValue.milliseconds(500);

  /** Behind the name of the file with the results: the lengths of the cookies. */
  static final String LENGTHS = ".lengths";

  private static final String LOAD = "load";

  /** All, ours and theirs. */
  static List<Turn> all() {
    Stream<Turn> implementations =
        Arrays.stream(Implementation.values()).map(Implementation::name).map(Turn::cookies);
    Stream<Turn> ours =
        Stream.of(
            new Turn("PARTS", PartBenchmark.class, Map.of(), Map.of()),
            new Turn("REQUESTS", RequestBenchmark.class, Map.of(), Map.of()),
            new Turn(
                "GROWTH",
                GrowthBenchmark.class,
                Map.of(LOAD, Growing.loads()),
                Map.of(LOAD, List.of("PAYLOAD=50", "STORED=1000", "ROLES=10", "OPEN_PATHS=10"))));
    return Stream.concat(implementations, ours).toList();
  }

  private static Turn cookies(String name) {
    Map<String, List<String>> which = Map.of("implementation", List.of(name));
    return new Turn(name, CookieBenchmark.class, which, which);
  }

  /** The name of a turn, and the file for its results. */
  public static void main(String[] args) throws Exception {
    Turn turn =
        all().stream().filter(each -> each.name().equals(args[0])).findFirst().orElseThrow();
    turn.warmUp(args[1]);
    turn.measure(args[1]);
    System.exit(0); // of the peers some leave threads behind that would wait for ever
  }

  /** All of it shortly, until the compiler has little to do, which others may keep waiting. */
  private void warmUp(String results) throws Exception {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    int quiet = 0;
    do {
      quiet = compiling(() -> warm(results)) > QUIET ? 0 : quiet + 1;
    } while (system.getProcessCpuTime() < WARM
        || quiet < IN_A_ROW && system.getProcessCpuTime() < MOST);
  }

  private Void warm(String results) throws Exception {
    new Runner(
            options(results, warmUp)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(100))
                .build())
        .run();
    return null;
  }

  /** In what share of the time something is compiled. */
  private static double compiling(Callable<Void> what) throws Exception {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long compiled = compiler.getTotalCompilationTime();
    long start = System.nanoTime();
    what.call();
    double milliseconds = (System.nanoTime() - start) / MILLISECOND;
    return (compiler.getTotalCompilationTime() - compiled) / milliseconds;
  }

  /** Writes what all of it takes. */
  void measure(String results) throws Exception {
    ChainedOptionsBuilder options = options(results, parameters);
    if (System.getProperty("jmh", "").isBlank()) { // a size's own code is compiled, too
      options.warmupIterations(2).warmupTime(SLICE).measurementIterations(3).measurementTime(SLICE);
    }
    new Runner(options.build()).run();
    if (benchmark == CookieBenchmark.class) {
      writeLengths(Implementation.valueOf(name), Path.of(results + LENGTHS));
    }
  }

  /** How long the cookies are, by the size of what is in them. */
  private static void writeLengths(Implementation which, Path file) throws IOException {
    Properties lengths = new Properties();
    for (int size : CookieBenchmark.SIZES) {
      lengths.setProperty("" + size, "" + CookieBenchmark.length(which, size));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      lengths.store(out, null);
    }
  }

  private ChainedOptionsBuilder options(String results, Map<String, List<String>> which)
      throws Exception {
    ChainedOptionsBuilder options = Jmh.options(results).include("^" + benchmark.getName() + "\\.");
    which.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    return options;
  }
}
