package io.github.jaxrssessions.benchmarks.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long it takes.
 *
 * @param groups what is measured
 * @param rounds in each of which all have their turn
 * @param seconds a slice
 * @param warmUp seconds of processor time that a server has had before it is measured
 * @param connections of wrk
 * @param pinned whether load and server each have a processor
 */
record Plan(
    List<Group> groups, int rounds, int seconds, int warmUp, int connections, boolean pinned) {
  private static final int CONNECTIONS = 8;

  /** From system properties. */
  static Plan asked() {
    boolean quick = Boolean.getBoolean("quick");
    return new Plan(
        groups(System.getProperty("groups", "")),
        Integer.getInteger("http.rounds", quick ? 2 : 7),
        Integer.getInteger("http.seconds", quick ? 1 : 2),
        Integer.getInteger("http.warm", quick ? 5 : 20),
        CONNECTIONS,
        canPin());
  }

  private static List<Group> groups(String names) {
    return names.isBlank()
        ? List.of(Group.values())
        : Arrays.stream(names.split(","))
            .map(name -> Group.valueOf(name.strip().toUpperCase(Locale.ROOT)))
            .toList();
  }

  private static boolean canPin() {
    try {
      return Runtime.getRuntime().availableProcessors() > 1
          && new ProcessBuilder("taskset", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false; // not Linux
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What stands before the command of the load, and of a server. */
  List<String> on(int processor) {
    return pinned ? List.of("taskset", "-c", "" + processor) : List.of();
  }
}
