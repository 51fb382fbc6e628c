package io.github.jaxrssessions.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java machine of its own for each turn, so that none meets what another has left behind. */
public final class Jvm {
  private Jvm() {}

  /**
   * Runs a class to its end.
   *
   * @param classPath with what
   * @param megabytes of heap
   * @param type the class
   * @param arguments its own
   * @throws IOException where it cannot be started
   * @throws InterruptedException where this thread is told to stop
   */
  public static void run(String classPath, int megabytes, Class<?> type, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + megabytes + "m",
                "-Xmx" + megabytes + "m",
                "-Djmh=" + System.getProperty("jmh", ""),
                "-Djmh.ignoreLock=true",
                "-classpath",
                classPath,
                type.getName()));
    command.addAll(List.of(arguments));
    Process worker = new ProcessBuilder(command).inheritIO().start();
    Thread ending = new Thread(worker::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(ending);
    if (worker.waitFor() != 0) {
      throw new IllegalStateException("The turn of " + arguments[0] + " failed: see above.");
    }
    Runtime.getRuntime().removeShutdownHook(ending);
  }
}
