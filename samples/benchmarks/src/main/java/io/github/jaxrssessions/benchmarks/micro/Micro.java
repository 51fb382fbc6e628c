package io.github.jaxrssessions.benchmarks.micro;

import io.github.jaxrssessions.benchmarks.Jvm;
import io.github.jaxrssessions.benchmarks.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures what a cookie costs, ours and theirs, and writes {@code target/micro.json} and {@code
 * target/micro.md}. In each round each has its turn, and each round begins with another one.
 */
public final class Micro {
  private static final int HEAP = 3072; // a million sessions in memory

  private Micro() {}

  /** Options are system properties: {@code jmh}, {@code rounds}, {@code turns}, {@code page}. */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.getInteger("rounds", 3);
    Path target = Files.createDirectories(Path.of("target"));
    List<Turn> all = wanted(System.getProperty("turns", ""));
    Results results = new Results();
    Map<String, String> machine = Machine.facts();
    String load = Machine.load();
    for (int round = 0; round < rounds; round++) {
      List<Turn> turns = new ArrayList<>(all);
      Collections.rotate(turns, round * turns.size() / rounds);
      for (Turn turn : turns) {
        System.out.printf("Round %d of %d: %s%n", round + 1, rounds, turn.name());
        Path file = target.resolve("micro-" + turn.name() + ".json");
        Jvm.run(classPath(turn.name()), HEAP, Turn.class, turn.name(), file.toString());
        results.add(file);
        if (turn.benchmark() == CookieBenchmark.class) {
          results.addLengths(turn.name(), Path.of(file + Turn.LENGTHS));
        }
      }
      machine.put("rounds", "" + (round + 1));
      machine.put("load before and after", load + " and " + Machine.load());
      if (Machine.isBusy()) {
        machine.put("note", "the machine was busy with other work, so the times are rough");
      }
      write(results.json(machine, Versions.all()), target);
    }
    System.out.println(Files.readString(target.resolve("micro.md")));
  }

  /** All, or those that are named. */
  private static List<Turn> wanted(String names) {
    List<String> some = List.of(names.split(","));
    return Turn.all().stream()
        .filter(turn -> names.isEmpty() || some.contains(turn.name()))
        .toList();
  }

  /** Play's libraries come first in Play's turn, and are in no other. */
  static String classPath(String turn) throws IOException {
    String usual = System.getProperty("java.class.path");
    if (!turn.equals(Implementation.PLAY.name())) {
      return usual;
    }
    // Play brings a JJWT of its own, which must not find the parts of the newer one.
    String others =
        Arrays.stream(usual.split(File.pathSeparator))
            .filter(jar -> !Path.of(jar).getFileName().toString().startsWith("jjwt-"))
            .collect(Collectors.joining(File.pathSeparator));
    return playPath() + others;
  }

  static String playPath() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("play")))) {
      return jars.map(jar -> jar + File.pathSeparator).collect(Collectors.joining());
    }
  }

  private static void write(String json, Path target) throws IOException {
    String page = SpeedPage.of(json);
    Files.writeString(target.resolve("micro.json"), json);
    Files.writeString(target.resolve("micro.md"), page);
    String also = System.getProperty("page", "");
    if (!also.isEmpty()) {
      Files.writeString(Path.of(also), page);
      Files.writeString(Path.of(also.replaceFirst("\\.md$", ".json")), json);
    }
  }
}
