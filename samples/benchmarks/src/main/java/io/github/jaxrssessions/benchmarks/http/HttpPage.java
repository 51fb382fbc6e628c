package io.github.jaxrssessions.benchmarks.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of a result: all its figures come from there. */
final class HttpPage {
  private static final double KB = 1_000;
  private static final String EMPTY = " |".repeat(9); // the other columns

  private final JsonNode result;
  private final List<JsonNode> rows = new ArrayList<>();

  HttpPage(String json) throws IOException {
    result = new ObjectMapper().readTree(json);
    result.path("rows").forEach(rows::add);
  }

  /** Writes the page of a result anew: the file with the result, the file for the page. */
  public static void main(String[] args) throws IOException {
    String json = Files.readString(Path.of(args[0]));
    Files.writeString(Path.of(args[1]), new HttpPage(json).text());
  }

  String text() throws IOException {
    JsonNode plan = result.path("plan");
    return template()
        .replace("{charts}", new HttpCharts(rows).grid())
        .replace("{session}", table(Scenario.SESSION))
        .replace("{public}", table(Scenario.PUBLIC))
        .replace("{targets}", new HttpTargets(rows).table())
        .replace("{rounds}", plan.path("rounds").asText())
        .replace("{seconds}", plan.path("seconds").asText())
        .replace("{warm}", plan.path("warmUp").asText())
        .replace("{connections}", plan.path("connections").asText())
        .replace("{pinned}", plan.path("pinned").asBoolean() ? pinned() : "")
        .replace("{versions}", versions())
        .replace("{machine}", machine());
  }

  private static String template() throws IOException {
    try (InputStream in = HttpPage.class.getResourceAsStream("page.md")) {
      return new String(
          Objects.requireNonNull(in, "page.md").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String pinned() {
    return " The server runs on one processor and wrk on another.";
  }

  private String machine() {
    return told(result.path("machine")).collect(Collectors.joining(", "));
  }

  /** A line for each group: two may have one library in two versions. */
  private String versions() {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      told(row.path("versions"))
          .forEach(
              groups.computeIfAbsent(
                      row.path("groupTitle").asText(), group -> new LinkedHashSet<>())
                  ::add);
    }
    return groups.entrySet().stream()
        .map(group -> "- " + group.getKey() + ": " + String.join(", ", group.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> told(JsonNode facts) {
    return facts.properties().stream().map(fact -> fact.getKey() + " " + fact.getValue().asText());
  }

  private String table(Scenario scenario) {
    return rows.stream()
        .filter(row -> row.path("scenario").asText().equals(scenario.name()))
        .map(HttpPage::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(JsonNode row) {
    JsonNode summary = row.path("summary");
    boolean bare = row.path("kind").asText().equals(Row.Kind.BARE.name());
    String head = bare ? "| **" + row.path("groupTitle").asText() + "** |" + EMPTY + "\n" : "";
    return head
        + "| "
        + String.join(
            " | ",
            row.path("title").asText(),
            spread(summary.path("cpuMicros"), 1),
            bare ? "" : ratio(summary.path("cpuToBare")),
            figure(summary.path("processMicros").path("median"), 1, "%,.0f"),
            kilobytes(summary.path("bytes")),
            bare ? "" : kilobytes(summary.path("bytesOverBare")),
            figure(summary.path("perSecond").path("median"), 1, "%,.0f"),
            bare ? "" : figure(summary.path("perSecondToBare").path("median"), 1, "%.2f"),
            milliseconds(summary.path("p50Micros"))
                + " / "
                + milliseconds(summary.path("p99Micros")),
            figure(summary.path("memoryKilobytes").path("median"), KB, "%.0f"))
        + " |";
  }

  /** The middle, and in brackets the least and the most. */
  private static String spread(JsonNode spread, double unit) {
    return figure(spread.path("median"), unit, "%,.0f")
        + " ("
        + figure(spread.path("least"), unit, "%,.0f")
        + "–"
        + figure(spread.path("most"), unit, "%,.0f")
        + ")";
  }

  static String ratio(JsonNode spread) {
    return "**"
        + figure(spread.path("median"), 1, "%.2f")
        + "** ("
        + figure(spread.path("least"), 1, "%.2f")
        + "–"
        + figure(spread.path("most"), 1, "%.2f")
        + ")";
  }

  private static String kilobytes(JsonNode spread) {
    return figure(spread.path("median"), KB, "%.1f");
  }

  private static String milliseconds(JsonNode spread) {
    return figure(spread.path("median"), KB, "%.1f");
  }

  static String figure(JsonNode value, double unit, String format) {
    return String.format(Locale.ROOT, format, value.asDouble() / unit);
  }
}
