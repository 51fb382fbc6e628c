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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what the contract's runs have written together: {@code compatibility.json} and, for people,
 * {@code compatibility.md}, a page of the site.
 */
public final class CompatibilityTable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final PathMatcher RESULT =
      FileSystems.getDefault().getPathMatcher("glob:**/target/{,unchecked/}contract/*.json");

  private static final List<String> PAGES =
      List.of(
          "jersey",
          "resteasy",
          "cxf",
          "quarkus",
          "dropwizard",
          "helidon",
          "liberty",
          "wildfly",
          "payara",
          "glassfish",
          "tomee");

  private static final String HEAD =
      """
      # Compatibility

      What a user may rely on, asked of each runtime over HTTP: the same facts everywhere, in versions and
      on Javas that were run. `.ci/runtimes` runs it all again and writes this page.

      | runtime | version | facts that hold | Java | run on |
      |---|---|---|---|---|
      """;
  private static final String FOOT =
      """

      A fact is the name of a test in `RuntimeContract` or in one of the contract's other classes: each is
      a sentence that says what holds. One that cannot hold somewhere must fail there, so that this page
      cannot go stale.

      Next: [all runtimes](index.md) · [the settings](../reference/settings.md)
      """;

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
    Map<String, Row> table = read(site.resolve("compatibility.json"));
    List<Row> runs = results(found);
    if (arguments[0].equals("check")) {
      check(table, runs);
      return;
    }
    runs.forEach(row -> table.put(row.key(), row));
    Files.createDirectories(site);
    Files.writeString(
        site.resolve("compatibility.json"), JSON.writeValueAsString(table.values()) + "\n");
    Files.writeString(site.resolve("compatibility.md"), page(table.values()));
    System.out.println(runs.size() + " results are in " + site.resolve("compatibility.md"));
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
    Map<String, Map<String, List<Row>>> runtimes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Row row : rows) {
      runtimes
          .computeIfAbsent(row.runtime(), name -> new TreeMap<>())
          .computeIfAbsent(row.version(), version -> new ArrayList<>())
          .add(row);
    }
    StringBuilder page = new StringBuilder(HEAD);
    runtimes.forEach(
        (name, versions) ->
            versions.forEach((version, runs) -> page.append(line(name, version, runs))));
    page.append("\n## What does not hold, and why\n");
    runtimes.forEach((name, versions) -> page.append(limits(name, versions)));
    return page.append(FOOT).toString();
  }

  private static String line(String name, String version, List<Row> runs) {
    Row least = runs.stream().min(Comparator.comparing(Row::held)).orElseThrow();
    String java =
        runs.stream()
            .map(Row::java)
            .sorted(Comparator.comparing(Integer::valueOf))
            .collect(Collectors.joining(", "));
    String date = runs.stream().map(Row::date).max(Comparator.naturalOrder()).orElseThrow();
    String held =
        least.held() == least.facts()
            ? "all " + least.facts()
            : "[%d of %d](#what-does-not-hold-and-why)".formatted(least.held(), least.facts());
    return "| %s | %s | %s | %s | %s |\n".formatted(linked(name), version, held, java, date);
  }

  /** A runtime with the page that tells how to use it. */
  private static String linked(String name) {
    return PAGES.stream()
        .filter(page -> name.toLowerCase(Locale.ROOT).contains(page))
        .findFirst()
        .map(page -> "[" + name + "](" + page + ".md)")
        .orElse(name);
  }

  /** What does not hold on a runtime, once for all versions of which the same is true. */
  private static String limits(String name, Map<String, List<Row>> versions) {
    Map<String, Set<String>> versionsByLimit = new TreeMap<>();
    versions.forEach(
        (version, runs) ->
            reasons(runs)
                .forEach(
                    (why, facts) ->
                        versionsByLimit
                            .computeIfAbsent(limit(why, facts), limit -> new TreeSet<>())
                            .add(version)));
    if (versionsByLimit.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n### " + name + "\n\n");
    versionsByLimit.forEach(
        (limit, which) ->
            text.append("- **").append(String.join(", ", which)).append("** ").append(limit));
    return text.toString();
  }

  private static Map<String, Set<String>> reasons(List<Row> runs) {
    Map<String, Set<String>> facts = new TreeMap<>();
    for (Row run : runs) {
      run.limits()
          .forEach((fact, why) -> facts.computeIfAbsent(why, w -> new TreeSet<>()).add(fact));
      run.failed()
          .forEach(fact -> facts.computeIfAbsent("It failed.", w -> new TreeSet<>()).add(fact));
    }
    return facts;
  }

  private static String limit(String why, Set<String> facts) {
    return facts.stream()
        .map(fact -> "`" + fact + "`")
        .collect(Collectors.joining(", ", why + " ", "\n"));
  }
}
