package io.github.jaxrssessions.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was measured, round by round. */
final class Figures {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** What one operation cost: a figure for each round. Times are in microseconds. */
  record Cost(List<Double> time, List<Double> cpu, List<Double> bytes) {
    Cost() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** How one is to another: of each round, since within a round the machine was the same. */
    Spread ratio(Cost other) {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < time.size(); round++) {
        ratios.add(time.get(round) / other.time.get(round));
      }
      return Spread.of(ratios);
    }
  }

  /** The least, the middle and the most of some figures. */
  record Spread(double least, double median, double most) {
    static Spread of(List<Double> figures) {
      List<Double> sorted = figures.stream().sorted().toList();
      int half = sorted.size() / 2;
      double median =
          sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
      return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
  }

  private final Map<Contender, Map<Operation, Cost>> costs = new EnumMap<>(Contender.class);

  /** Adds a round of a contender, as JMH has written it. */
  void add(Contender contender, Path file) throws IOException {
    Map<Operation, JsonNode> results = new EnumMap<>(Operation.class);
    new ObjectMapper()
        .readTree(file.toFile())
        .forEach(
            result ->
                results.put(Operation.ofBenchmark(result.path("benchmark").asText()), result));
    for (Operation operation : Operation.values()) {
      JsonNode result = results.get(operation);
      Cost cost = cost(contender, operation);
      cost.time().add(result.path("primaryMetric").path("score").doubleValue());
      for (String metric : List.of(CpuProfiler.NAME, ALLOCATED)) {
        double found = metric(result, metric);
        boolean withLogin = operation == Operation.LOGOUT; // see StoreBenchmark.Leaving
        double alone = withLogin ? found - metric(results.get(Operation.LOGIN), metric) : found;
        (metric.equals(ALLOCATED) ? cost.bytes() : cost.cpu()).add(Math.max(0, alone));
      }
    }
  }

  private static double metric(JsonNode result, String name) {
    return result.path("secondaryMetrics").path(name).path("score").doubleValue();
  }

  Cost cost(Contender contender, Operation operation) {
    return costs
        .computeIfAbsent(contender, each -> new EnumMap<>(Operation.class))
        .computeIfAbsent(operation, each -> new Cost());
  }
}
