package io.github.jaxrssessions.benchmarks;

import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Measures all contenders and writes {@code target/stores.md} and {@code target/stores.json}. In
 * each round each has its turn, and each round begins with another one, so that none always runs
 * while the machine is busy with something else.
 */
public final class Main {
  private static final int HEAP = 1024;

  private Main() {}

  /** Options are system properties: {@code jmh}, {@code rounds}, {@code page}. */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.getInteger("rounds", 3);
    Path target = Files.createDirectories(Path.of("target"));
    Figures figures = new Figures();
    try (Servers servers = Servers.start()) {
      Map<String, String> machine = Machine.facts(servers.addresses());
      String load = Machine.load();
      for (int round = 0; round < rounds; round++) {
        List<Contender> turns = Arrays.asList(Contender.values());
        Collections.rotate(turns, round * turns.size() / rounds);
        for (Contender contender : turns) {
          System.out.printf("Round %d of %d: %s%n", round + 1, rounds, contender);
          figures.add(contender, turn(contender, servers.addresses(), target));
        }
        machine.put("rounds", "" + (round + 1));
        machine.put("load before and after", load + " and " + Machine.load());
        if (Machine.isBusy()) {
          machine.put("note:", "the machine was busy with other work, so the times are rough");
        }
        write(new Report(machine, figures), target);
      }
      System.out.println(Files.readString(target.resolve("stores.md")));
    }
  }

  private static Path turn(Contender contender, Addresses at, Path target)
      throws IOException, InterruptedException {
    Path results = target.resolve(contender + ".json");
    Jvm.run(
        System.getProperty("java.class.path"),
        HEAP,
        Worker.class,
        contender.name(),
        at.postgresql(),
        "" + at.redis(),
        results.toString());
    return results;
  }

  private static void write(Report report, Path target) throws IOException {
    Files.writeString(target.resolve("stores.json"), report.json());
    Files.writeString(target.resolve("stores.md"), report.page());
    String page = System.getProperty("page", "");
    if (!page.isEmpty()) {
      Files.writeString(Path.of(page), report.page());
    }
  }
}
