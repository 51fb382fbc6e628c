package io.github.jaxrssessions.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long it takes.
 *
 * @param groups what is measured
 * @param quick whether it is only tried
 * @param rounds in each of which all have their turn
 * @param seconds a slice
 * @param warmUp seconds of a processor for a server at most, before it is measured
 * @param connections of wrk
 * @param pinned whether load and server each have a processor
 */
record Plan(
    List<Group> groups,
    boolean quick,
    int rounds,
    int seconds,
    int warmUp,
    int connections,
    boolean pinned) {
  private static final int CONNECTIONS = 8;

  // Many short slices: what the machine does besides comes and goes within some ten seconds.
  private static final int ROUNDS = 11;
  private static final int SECONDS = 1; // wrk takes no less

  /** From system properties. */
  static Plan asked() {
    boolean quick = Boolean.getBoolean("quick");
    return new Plan(
        groups(System.getProperty("groups", "")),
        quick,
        quick ? 2 : ROUNDS,
        SECONDS,
        quick ? 5 : 50,
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

  /** How long so many servers are warmed up at most, on all processors. */
  int warmUp(int servers) {
    return warmUp * servers / Runtime.getRuntime().availableProcessors();
  }

  /** What stands before a command that is to stay on a processor. */
  List<String> on(int processor) {
    return pinned ? List.of("taskset", "-c", "" + processor) : List.of();
  }

  /** Keeps a process on a processor from now on, with all its threads. */
  void keepOn(long pid, int processor) {
    if (!pinned) {
      return;
    }
    String which = "" + processor;
    try {
      Process taskset =
          new ProcessBuilder("taskset", "-a", "-c", "-p", which, "" + pid)
              .redirectOutput(Redirect.DISCARD)
              .start();
      if (taskset.waitFor() != 0) {
        throw new IllegalStateException("taskset cannot keep " + pid + " on a processor.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
