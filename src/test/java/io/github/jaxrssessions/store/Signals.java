package io.github.jaxrssessions.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Signals to processes that a test has started. */
final class Signals {
  private Signals() {}

  static void send(String signal, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }

  /** The process, then what it has started. */
  static List<ProcessHandle> family(long pid) {
    return ProcessHandle.of(pid)
        .map(it -> Stream.concat(Stream.of(it), it.descendants()).toList())
        .orElseThrow();
  }

  static void awaitEnd(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(
            it -> {
              try {
                it.onExit().get(30, TimeUnit.SECONDS);
              } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException("Process " + pid + " does not end", e);
              }
            });
  }
}
