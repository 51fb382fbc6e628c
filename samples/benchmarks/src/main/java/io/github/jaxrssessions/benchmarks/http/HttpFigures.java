package io.github.jaxrssessions.benchmarks.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.jaxrssessions.benchmarks.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What was measured, round by round, and what it comes to. */
final class HttpFigures {
  private record Place(Row row, Scenario scenario) {}

  private final Plan plan;
  private final Map<Place, List<Slice>> slices = new LinkedHashMap<>();
  private Map<String, String> machine = Map.of();

  HttpFigures(Plan plan) {
    this.plan = plan;
  }

  void machine(Map<String, String> facts) {
    machine = facts;
  }

  /** One more round. */
  void add(Row row, Scenario scenario, Slice slice) {
    slices.computeIfAbsent(new Place(row, scenario), place -> new ArrayList<>()).add(slice);
  }

  String json() throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("plan", plan);
    List<Map<String, Object>> rows = new ArrayList<>();
    slices.forEach((place, rounds) -> rows.add(row(place, rounds)));
    all.put("rows", rows);
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
  }

  private Map<String, Object> row(Place place, List<Slice> rounds) {
    Row row = place.row();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("group", row.group());
    figures.put("groupTitle", row.group().title());
    figures.put("variant", row.variant());
    figures.put("title", row.title());
    figures.put("kind", row.kind());
    Map<String, String> versions = new LinkedHashMap<>();
    for (String name : row.group().libraries()) {
      row.launch().version(name).ifPresent(version -> versions.put(name, version));
    }
    figures.put("versions", versions);
    figures.put("scenario", place.scenario());
    figures.put("summary", summary(place, rounds));
    figures.put("rounds", rounds);
    return figures;
  }

  private Map<String, Spread> summary(Place place, List<Slice> rounds) {
    List<Slice> bare = bare(place);
    Map<String, Spread> summary = new LinkedHashMap<>();
    summary.put("cpuMicros", spread(rounds, Slice::cpuMicros));
    summary.put("cpuToBare", against(rounds, bare, Slice::cpuMicros, (a, b) -> a / b));
    summary.put("processMicros", spread(rounds, Slice::processMicros));
    summary.put("collectorMicros", spread(rounds, Slice::collectorMicros));
    summary.put("bytes", spread(rounds, Slice::bytes));
    summary.put("bytesOverBare", against(rounds, bare, Slice::bytes, (a, b) -> a - b));
    summary.put("perSecond", spread(rounds, Slice::perSecond));
    summary.put("perSecondToBare", against(rounds, bare, Slice::perSecond, (a, b) -> a / b));
    summary.put("p50Micros", spread(rounds, slice -> slice.p50Micros()));
    summary.put("p99Micros", spread(rounds, slice -> slice.p99Micros()));
    summary.put("memoryKilobytes", spread(rounds, slice -> slice.memoryKilobytes()));
    session(place)
        .ifPresent(
            container ->
                summary.put(
                    "cpuToHttpSession",
                    against(rounds, container, Slice::cpuMicros, (a, b) -> a / b)));
    return summary;
  }

  private List<Slice> bare(Place place) {
    return beside(place, Row::isBare).orElseThrow();
  }

  private Optional<List<Slice>> session(Place place) {
    return beside(place, row -> row.variant().equals("httpsession"));
  }

  /** Those of another row of the same framework, asked the same. */
  private Optional<List<Slice>> beside(Place place, Predicate<Row> which) {
    return slices.entrySet().stream()
        .filter(each -> which.test(each.getKey().row()))
        .filter(each -> each.getKey().row().group() == place.row().group())
        .filter(each -> each.getKey().scenario() == place.scenario())
        .findFirst()
        .map(Map.Entry::getValue);
  }

  private static Spread spread(List<Slice> rounds, ToDoubleFunction<Slice> figure) {
    return Spread.of(each(rounds, figure));
  }

  private static Spread against(
      List<Slice> rounds,
      List<Slice> others,
      ToDoubleFunction<Slice> figure,
      DoubleBinaryOperator how) {
    return Spread.against(each(rounds, figure), each(others, figure), how);
  }

  private static List<Double> each(List<Slice> rounds, ToDoubleFunction<Slice> figure) {
    return rounds.stream().map(figure::applyAsDouble).toList();
  }
}
