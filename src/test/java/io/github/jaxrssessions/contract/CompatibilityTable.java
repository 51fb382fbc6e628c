package io.github.jaxrssessions.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what the contract's runs have written together: {@code runtimes.json} and, for people,
 * {@code runtimes.md}.
 */
public final class CompatibilityTable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final PathMatcher RESULT =
      FileSystems.getDefault().getPathMatcher("glob:**/target/{,unchecked/}contract/*.json");

  /** What one run on one runtime and Java came to. */
  record Row(
      String runtime,
      String version,
      String java,
      String date,
      int held,
      int facts,
      Map<String, String> limits,
      TreeSet<String> failed) {

    String key() {
      return runtime + " " + version + " " + java;
    }

    /** All but the date. */
    List<Object> outcome() {
      return List.of(held, facts, limits, failed);
    }
  }

  private CompatibilityTable() {}

  /**
   * {@code write} puts the results found under a folder into the table; {@code check} fails where
   * they are not what the table says.
   */
  public static void main(String[] arguments) throws IOException {
    Path found = Path.of(arguments[1]);
    Path site = Path.of(arguments[2]);
    Map<String, Row> table = read(site.resolve("runtimes.json"));
    List<Row> runs = results(found);
    if (arguments[0].equals("check")) {
      check(table, runs);
      return;
    }
    runs.forEach(row -> table.put(row.key(), row));
    Files.createDirectories(site);
    Files.writeString(
        site.resolve("runtimes.json"), JSON.writeValueAsString(table.values()) + "\n");
    Files.writeString(site.resolve("runtimes.md"), page(table.values()));
    System.out.println(runs.size() + " results are in " + site.resolve("runtimes.md"));
  }

  private static Map<String, Row> read(Path file) throws IOException {
    Map<String, Row> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (Files.exists(file)) {
      List<Row> known = JSON.readValue(file.toFile(), new TypeReference<>() {});
      known.forEach(row -> rows.put(row.key(), row));
    }
    return rows;
  }

  private static List<Row> results(Path folder) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(RESULT::matches).sorted().toList()) {
        rows.add(JSON.readValue(file.toFile(), Row.class));
      }
    }
    rows.sort(Comparator.comparing(Row::date)); // the newest of several counts
    return rows;
  }

  private static void check(Map<String, Row> table, List<Row> runs) {
    List<String> wrong =
        runs.stream()
            .filter(run -> !stands(table, run))
            .map(
                run ->
                    "%s: %d of %d facts hold, failed: %s"
                        .formatted(run.key(), run.held(), run.facts(), run.failed()))
            .toList();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "The compatibility table says otherwise, or nothing. Run .ci/runtimes and commit what it"
              + " writes:\n"
              + String.join("\n", wrong));
    }
    System.out.println(runs.size() + " results are what the compatibility table says");
  }

  /** On whatever Java. */
  private static boolean stands(Map<String, Row> table, Row run) {
    return table.values().stream()
        .filter(told -> told.runtime().equals(run.runtime()))
        .filter(told -> told.version().equals(run.version()))
        .anyMatch(told -> told.outcome().equals(run.outcome()));
  }

  private static String page(Collection<Row> rows) {
    Map<String, List<Row>> versions =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.runtime() + " | " + row.version(),
                    () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                    Collectors.toList()));
    StringBuilder page = new StringBuilder("# Runtimes\n\n");
    page.append("What a user may rely on, asked of each runtime over HTTP.")
        .append(" `.ci/runtimes` runs it all again and writes this page.\n\n")
        .append("| runtime | version | facts that hold | Java | date |\n|---|---|---|---|---|\n");
    versions.forEach((name, runs) -> page.append(line(name, runs)));
    page.append("\n## What does not hold, and why\n");
    versions.forEach((name, runs) -> page.append(limits(name, runs)));
    return page.toString();
  }

  private static String line(String name, List<Row> runs) {
    Row least = runs.stream().min(Comparator.comparing(Row::held)).orElseThrow();
    String java =
        runs.stream()
            .map(Row::java)
            .sorted(Comparator.comparing(Integer::valueOf))
            .collect(Collectors.joining(", "));
    String date = runs.stream().map(Row::date).max(Comparator.naturalOrder()).orElseThrow();
    return "| %s | %d of %d | %s | %s |\n".formatted(name, least.held(), least.facts(), java, date);
  }

  private static String limits(String name, List<Row> runs) {
    Map<String, TreeSet<String>> byReason = new TreeMap<>();
    for (Row run : runs) {
      run.limits()
          .forEach((fact, why) -> byReason.computeIfAbsent(why, w -> new TreeSet<>()).add(fact));
      run.failed()
          .forEach(fact -> byReason.computeIfAbsent("It failed.", w -> new TreeSet<>()).add(fact));
    }
    if (byReason.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n**" + name.replace(" | ", " ") + "**\n\n");
    byReason.forEach(
        (why, facts) ->
            text.append("- ")
                .append(why)
                .append(' ')
                .append(
                    facts.stream().map(fact -> "`" + fact + "`").collect(Collectors.joining(", ")))
                .append('\n'));
    return text.toString();
  }
}
