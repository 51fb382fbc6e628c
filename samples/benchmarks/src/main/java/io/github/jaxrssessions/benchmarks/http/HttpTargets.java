package io.github.jaxrssessions.benchmarks.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was aimed at on Jersey, beside what was measured. */
final class HttpTargets {
  private static final List<Group> ON = List.of(Group.JERSEY_GRIZZLY, Group.JERSEY_JETTY);

  private final List<JsonNode> rows;

  HttpTargets(List<JsonNode> rows) {
    this.rows = rows;
  }

  String table() {
    return Stream.of(
            line(
                "request with a session: CPU to the same without",
                "at most 1.05",
                group ->
                    summary(group, "cookie", Scenario.SESSION)
                        .map(s -> HttpPage.ratio(s.path("cpuToBare")))),
            line(
                "its garbage over that",
                "at most 5,000 B",
                group -> summary(group, "cookie", Scenario.SESSION).map(HttpTargets::over)),
            line(
                "its CPU to the container's `HttpSession`",
                "below 1",
                group ->
                    summary(group, "cookie", Scenario.SESSION)
                        .filter(s -> s.has("cpuToHttpSession"))
                        .map(s -> HttpPage.ratio(s.path("cpuToHttpSession")))),
            line(
                "anonymous request to a public resource: garbage over the same without",
                "at most 300 B",
                group -> summary(group, "cookie", Scenario.PUBLIC).map(HttpTargets::over)),
            line(
                "its CPU",
                "within the spread of the run",
                group ->
                    summary(group, "cookie", Scenario.PUBLIC)
                        .map(
                            s ->
                                HttpPage.ratio(s.path("cpuToBare"))
                                    + ", spread "
                                    + ownSpread(group))))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String what, String aim, Function<Group, Optional<String>> measured) {
    return "| "
        + what
        + " | "
        + aim
        + " | "
        + ON.stream()
            .map(group -> measured.apply(group).orElse("–"))
            .collect(Collectors.joining(" | "))
        + " |";
  }

  private static String over(JsonNode summary) {
    return String.format(
        Locale.ROOT, "%,.0f B", summary.path("bytesOverBare").path("median").asDouble());
  }

  /** How far rounds of one and the same server are apart. */
  private String ownSpread(Group group) {
    return summary(group, "bare", Scenario.PUBLIC)
        .map(bare -> bare.path("cpuMicros"))
        .map(
            cpu -> {
              double median = cpu.path("median").asDouble();
              return HttpPage.figure(cpu.path("least"), median, "%.2f")
                  + "–"
                  + HttpPage.figure(cpu.path("most"), median, "%.2f");
            })
        .orElse("–");
  }

  private Optional<JsonNode> summary(Group group, String variant, Scenario scenario) {
    return rows.stream()
        .filter(
            row ->
                row.path("group").asText().equals(group.name())
                    && row.path("variant").asText().equals(variant)
                    && row.path("scenario").asText().equals(scenario.name()))
        .findFirst()
        .map(row -> row.path("summary"));
  }
}
