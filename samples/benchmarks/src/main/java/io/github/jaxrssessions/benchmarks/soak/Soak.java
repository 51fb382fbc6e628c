package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Lets a million users log in, ask, and log out again, while cookies are bad, heads huge, resolvers
 * slow and Redis is killed: no answer fails that no fault is owed, no session is lost or somebody
 * else's, and no memory. Writes {@code target/soak.json}, and ends with 1 where anything is wrong.
 */
public final class Soak {
  private static final int CONNECTIONS = 16;
  private static final int AT_ONCE = 100;
  private static final int WAVES = 3;
  private static final int KEYS = 260;

  private Soak() {}

  /**
   * Options are system properties: {@code users}, {@code restarts}, {@code minutes}, {@code
   * places}.
   */
  public static void main(String[] arguments) throws Exception {
    Path target = Path.of("target");
    long users = Long.getLong("users", 1_000_000);
    List<Place> places = places(System.getProperty("places", ""));
    Plan plan =
        new Plan(
            users,
            places,
            CONNECTIONS,
            // A small run has fewer, or none would be there when the clock moves.
            (int)
                Math.max(1, Math.min(AT_ONCE, users / (10L * CONNECTIONS * WAVES * places.size()))),
            WAVES,
            (Integer.getInteger("restarts", 9) + WAVES - 1) / WAVES,
            KEYS,
            Duration.ofMinutes(Integer.getInteger("minutes", 90)),
            System.nanoTime(),
            ShopServer.class,
            Files.createDirectories(target.resolve("soak")));
    Report report = run(plan);
    Files.writeString(target.resolve("soak.json"), report.json());
    System.out.print(report.text());
    System.exit(report.problems().isEmpty() ? 0 : 1);
  }

  private static List<Place> places(String names) {
    return names.isBlank()
        ? List.of(Place.values())
        : Arrays.stream(names.split(",")).map(String::strip).map(Place::valueOf).toList();
  }

  /** Does all that the plan says, one place after the other. */
  static Report run(Plan plan) throws IOException, InterruptedException {
    long began = System.nanoTime();
    long end = began + plan.limit().toNanos();
    Map<String, String> machine = Machine.facts();
    String load = Machine.load();
    List<PlaceResult> results = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Place place : plan.places()) {
      System.out.printf("%,d users: %s%n", plan.wave() * plan.waves(), place.title());
      PlaceResult result = PlaceRun.run(plan, place, end);
      results.add(result);
      problems.addAll(Verdict.problems(result, plan));
    }
    if (System.nanoTime() - end > 0) {
      problems.add("it was not over after " + plan.limit());
    }
    machine.put("load before and after", load + " and " + Machine.load());
    return new Report(machine, plan, results, problems, (System.nanoTime() - began) / 1e9);
  }
}
