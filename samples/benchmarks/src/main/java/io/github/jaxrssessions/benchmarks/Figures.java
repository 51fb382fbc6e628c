package io.github.jaxrssessions.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was measured, round by round. */
final class Figures {
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
      for (String metric : List.of(CpuProfiler.NAME, Cost.ALLOCATED)) {
        double found = Cost.metric(result, metric);
        boolean withLogin = operation == Operation.LOGOUT; // see StoreBenchmark.Leaving
        double alone =
            withLogin ? found - Cost.metric(results.get(Operation.LOGIN), metric) : found;
        (metric.equals(Cost.ALLOCATED) ? cost.bytes() : cost.cpu()).add(Math.max(0, alone));
      }
    }
  }

  Cost cost(Contender contender, Operation operation) {
    return costs
        .computeIfAbsent(contender, each -> new EnumMap<>(Operation.class))
        .computeIfAbsent(operation, each -> new Cost());
  }
}
