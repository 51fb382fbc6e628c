package io.github.jaxrssessions.benchmarks.http;

import io.github.jaxrssessions.benchmarks.Machine;
import io.github.jaxrssessions.benchmarks.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what sessions cost over HTTP and writes {@code target/http.json}, and from it {@code
 * target/http.md}. The servers of one framework run at the same time, each in a JVM of its own, and
 * have short turns one after the other, so that what the machine does besides meets them all.
 */
public final class HttpBenchmark {
  private HttpBenchmark() {}

  /** Options are system properties: {@code quick}, {@code groups}, {@code page}. */
  public static void main(String[] args) throws Exception {
    Path target = Files.createDirectories(Path.of("target"));
    String wrk = Wrk.version();
    Plan plan = Plan.asked();
    HttpFigures figures = new HttpFigures(plan);
    String load = Machine.load();
    boolean busy = Machine.isBusy(); // later it is this run that is
    for (Group group : plan.groups()) {
      try (Servers servers = Servers.start()) {
        measure(group, plan, servers, figures);
        Map<String, String> machine = machine(servers, wrk, load);
        note(busy, plan).ifPresent(note -> machine.put("note", note));
        figures.machine(machine);
      }
      Files.writeString(target.resolve("http.json"), figures.json());
    }
    String page = new HttpPage(figures.json()).text();
    Files.writeString(target.resolve("http.md"), page);
    String copy = System.getProperty("page", "");
    if (!copy.isEmpty()) {
      Files.writeString(Path.of(copy), page);
      Files.writeString(Path.of(copy.replaceFirst("\\.md$", ".json")), figures.json());
    }
    System.out.println(page);
  }

  private static Map<String, String> machine(Servers servers, String wrk, String load)
      throws SQLException {
    Map<String, String> machine = Machine.facts(servers.addresses());
    machine.remove("Spring Session"); // of these the servers have their own
    machine.remove("Lettuce");
    machine.put("wrk", wrk);
    machine.put("load before and after", load + " and " + Machine.load());
    return machine;
  }

  private static Optional<String> note(boolean busy, Plan plan) {
    if (busy) {
      return Optional.of("the machine was busy with other work, so the figures are rough");
    }
    return plan.quick() ? Optional.of("a quick run, so the figures are rough") : Optional.empty();
  }

  private static void measure(Group group, Plan plan, Servers servers, HttpFigures figures)
      throws IOException {
    System.out.println(group.title() + ": start and warm-up");
    try (RunningGroup running = RunningGroup.start(group, plan, servers.addresses())) {
      running.warmUp();
      for (int round = 0; round < plan.rounds(); round++) {
        System.out.printf("%s: round %d of %d%n", group.title(), round + 1, plan.rounds());
        running.round(round, figures);
      }
    }
  }
}
