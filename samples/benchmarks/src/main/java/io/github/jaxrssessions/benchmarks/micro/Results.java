package io.github.jaxrssessions.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.jaxrssessions.benchmarks.Cost;
import io.github.jaxrssessions.benchmarks.Spread;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What was measured, round by round, and the file that says all of it. */
final class Results {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final double NANOSECONDS = 1_000; // a microsecond
  private static final String SEAL = "seal";

  /** A benchmark, with what it was given. */
  private record Key(String benchmark, String operation, Map<String, String> parameters) {
    String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }

    Key doing(String other) {
      return new Key(benchmark, other, parameters);
    }

    Key of(Implementation other) {
      Map<String, String> its = new LinkedHashMap<>(parameters);
      its.put("implementation", other.name());
      return new Key(benchmark, operation, its);
    }
  }

  private final Map<Key, Cost> costs = new LinkedHashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();

  /** Adds a round of a turn, as JMH has written it. */
  void add(Path file) throws IOException {
    for (JsonNode result : JSON.readTree(file.toFile())) {
      String[] name = result.path("benchmark").asText().split("\\.");
      Map<String, String> parameters = new LinkedHashMap<>();
      result
          .path("params")
          .properties()
          .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
      Key key = new Key(name[name.length - 2], name[name.length - 1], parameters);
      costs.computeIfAbsent(key, k -> new Cost()).add(result);
    }
  }

  /** Adds how long the cookies of an implementation are. */
  void addLengths(String implementation, Path file) throws IOException {
    Properties found = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      found.load(in);
    }
    found.forEach(
        (size, length) -> lengths.put(implementation + size, Integer.valueOf("" + length)));
  }

  /** All of it. */
  String json(Map<String, String> machine, Map<String, String> versions) throws IOException {
    addBoth();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("versions", versions);
    all.put("cookies", rows(CookieBenchmark.class));
    all.put("parts", rows(PartBenchmark.class));
    all.put("requests", rows(RequestBenchmark.class));
    all.put("growth", rows(GrowthBenchmark.class));
    return JSON.writeValueAsString(all) + "\n";
  }

  private List<Map<String, Object>> rows(Class<?> benchmark) {
    List<Map<String, Object>> rows = new ArrayList<>();
    costs.forEach(
        (key, cost) -> {
          if (key.benchmark().equals(benchmark.getSimpleName())) {
            rows.add(row(key, cost));
          }
        });
    return rows;
  }

  private Map<String, Object> row(Key key, Cost cost) {
    Map<String, Object> row = new LinkedHashMap<>(key.parameters());
    row.computeIfPresent("size", (name, size) -> Integer.valueOf(size.toString()));
    row.put("operation", key.operation());
    if (!key.parameter("implementation").isEmpty()) {
      addImplementation(row, key, cost);
    }
    row.put("cpuNanoseconds", Spread.of(nanoseconds(cost.cpu())));
    row.put("nanoseconds", Spread.of(nanoseconds(cost.time())));
    row.put("bytes", Math.round(Spread.of(cost.bytes()).median()));
    row.put("roundsOfCpuNanoseconds", nanoseconds(cost.cpu()));
    return row;
  }

  private void addImplementation(Map<String, Object> row, Key key, Cost cost) {
    Implementation which = Implementation.valueOf(key.parameter("implementation"));
    row.put("title", which.title());
    row.put("kind", which.kind());
    row.put("content", which.content());
    row.put("cookieLength", lengths.get(which + key.parameter("size")));
    addRatio(row, "ofRaw", cost, costs.get(key.of(Implementation.RAW)));
    addRatio(row, "ofLimit", cost, costs.get(key.of(which.limit())));
  }

  private static void addRatio(Map<String, Object> row, String name, Cost one, Cost other) {
    if (other != null && other.cpu().size() == one.cpu().size()) {
      row.put(name, Spread.ofRatios(one.cpu(), other.cpu()));
    }
  }

  /** To the cookie and back, of all that were measured both ways. */
  private void addBoth() {
    List<Key> seals = costs.keySet().stream().filter(k -> k.operation().equals(SEAL)).toList();
    for (Key seal : seals) {
      Cost open = costs.get(seal.doing("open"));
      Cost both = costs.computeIfAbsent(seal.doing("both"), k -> new Cost());
      for (int round = both.cpu().size(); round < open.cpu().size(); round++) {
        both.add(costs.get(seal), open, round);
      }
    }
  }

  private static List<Double> nanoseconds(List<Double> microseconds) {
    return microseconds.stream().map(time -> time * NANOSECONDS).toList();
  }
}
