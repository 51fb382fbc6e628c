package io.github.jaxrssessions.benchmarks.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.benchmarks.Bars;
import io.github.jaxrssessions.benchmarks.Bars.Bar;
import java.util.List;
import java.util.stream.Collectors;

/** A chart for each framework: the processor time of who is logged in. */
final class HttpCharts {
  private final List<JsonNode> rows;

  HttpCharts(List<JsonNode> rows) {
    this.rows = rows;
  }

  String grid() {
    List<String> groups =
        rows.stream().map(row -> row.path("groupTitle").asText()).distinct().toList();
    return groups.stream()
        .map(this::chart)
        .collect(Collectors.collectingAndThen(Collectors.toList(), Bars::grid));
  }

  private Bars chart(String group) {
    return new Bars(
        group,
        "microseconds",
        rows.stream()
            .filter(row -> row.path("groupTitle").asText().equals(group))
            .filter(row -> row.path("scenario").asText().equals(Scenario.SESSION.name()))
            .map(HttpCharts::bar)
            .toList());
  }

  private static Bar bar(JsonNode row) {
    return new Bar(
        row.path("title").asText().replace("`", ""), // Markdown's
        row.path("summary").path("cpuMicros").path("median").asDouble(),
        switch (Row.Kind.valueOf(row.path("kind").asText())) {
          case BARE -> Bars.Kind.BASE;
          case OURS -> Bars.Kind.OURS;
          case OTHER -> Bars.Kind.OTHER;
        });
  }
}
