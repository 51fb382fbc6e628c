package io.github.jaxrssessions.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * One contender's turn, in a JVM of its own. So all operations of a contender share a warm JVM, as
 * they do in a server.
 */
final class Worker {
  private static final long WARM_UP = 6_000_000_000L; // nanoseconds of processor time

  private Worker() {}

  /** Contender, address of PostgreSQL, port of Redis, file for the results. */
  public static void main(String[] args) throws Exception {
    Contender contender = Contender.valueOf(args[0]);
    warmUp(contender, new Addresses(args[1], Integer.parseInt(args[2])));
    ChainedOptionsBuilder options =
        Jmh.options(args[3])
            .include("^" + StoreBenchmark.class.getName() + "\\.")
            .param("contender", contender.name())
            .param("postgresql", args[1])
            .param("redis", args[2]);
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
}
