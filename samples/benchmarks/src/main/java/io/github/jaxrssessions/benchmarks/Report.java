package io.github.jaxrssessions.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The figures as a page and as JSON. */
record Report(Map<String, String> machine, Figures figures) {
  private static final double KB = 1_000;

  /** Ours and theirs on one server. */
  private record Pair(Contender ours, Contender theirs) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(Contender.POSTGRESQL, Contender.SPRING_POSTGRESQL),
          new Pair(Contender.H2, Contender.SPRING_H2),
          new Pair(Contender.REDIS, Contender.SPRING_REDIS),
          new Pair(Contender.REDIS, Contender.SPRING_REDIS_INDEXED));

  String page() {
    return text("page.md")
        .replace("{pairs}", PAIRS.stream().map(this::rows).collect(Collectors.joining()).strip())
        .replace("{alone}", alone())
        .replace(
            "{machine}",
            machine.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", ")));
  }

  private static String text(String file) {
    try (InputStream in = Report.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rows(Pair pair) {
    StringBuilder rows = new StringBuilder();
    for (Operation operation : Operation.values()) {
      Cost ours = figures.cost(pair.ours(), operation);
      Cost theirs = figures.cost(pair.theirs(), operation);
      String head =
          operation == Operation.LOGIN ? pair.ours().title() + ", " + pair.theirs().title() : "";
      rows.append(
          row(
              head,
              operation.title(),
              time(ours),
              time(theirs),
              ratio(Spread.ofRatios(ours.time(), theirs.time())),
              cpu(ours) + " : " + cpu(theirs),
              kilobytes(ours) + " : " + kilobytes(theirs)));
    }
    return rows.toString();
  }

  private String alone() {
    StringBuilder rows = new StringBuilder();
    for (Contender contender : List.of(Contender.SEALED_COOKIE, Contender.MEMORY)) {
      for (Operation operation : Operation.values()) {
        Cost cost = figures.cost(contender, operation);
        String head = operation == Operation.LOGIN ? contender.title() : "";
        rows.append(row(head, operation.title(), time(cost), cpu(cost), kilobytes(cost)));
      }
    }
    return rows.toString().strip();
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String time(Cost cost) {
    return figure(Spread.of(cost.time()).median());
  }

  private static String cpu(Cost cost) {
    return figure(Spread.of(cost.cpu()).median());
  }

  private static String kilobytes(Cost cost) {
    return figure(Spread.of(cost.bytes()).median() / KB);
  }

  private static String ratio(Spread ratio) {
    return String.format(
        Locale.ROOT, "**%.2f** (%.2f–%.2f)", ratio.median(), ratio.least(), ratio.most());
  }

  /** Three digits say more than can be told here. */
  private static String figure(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  String json() throws IOException {
    List<Map<String, Object>> costs = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      for (Operation operation : Operation.values()) {
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("contender", contender.name());
        cost.put("operation", operation.name());
        cost.put("microseconds", figures.cost(contender, operation).time());
        cost.put("cpuMicroseconds", figures.cost(contender, operation).cpu());
        cost.put("bytes", figures.cost(contender, operation).bytes());
        costs.add(cost);
      }
    }
    List<Map<String, Object>> ratios = new ArrayList<>();
    for (Pair pair : PAIRS) {
      for (Operation operation : Operation.values()) {
        Map<String, Object> ratio = new LinkedHashMap<>();
        ratio.put("ours", pair.ours().name());
        ratio.put("theirs", pair.theirs().name());
        ratio.put("operation", operation.name());
        Cost ours = figures.cost(pair.ours(), operation);
        Cost theirs = figures.cost(pair.theirs(), operation);
        ratio.put("ratio", Spread.ofRatios(ours.time(), theirs.time()));
        ratios.add(ratio);
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("rounds", costs);
    all.put("ratios", ratios);
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
  }
}
