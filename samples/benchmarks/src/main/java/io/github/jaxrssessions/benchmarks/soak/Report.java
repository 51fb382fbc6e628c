package io.github.jaxrssessions.benchmarks.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of it all, for a person and for a program.
 *
 * @param machine what it ran on
 * @param plan how much was to be done
 * @param results of each place
 * @param problems what is wrong; none where all is as it must be
 * @param seconds that all of it took
 */
record Report(
    Map<String, String> machine,
    Plan plan,
    List<PlaceResult> results,
    List<String> problems,
    double seconds) {

  /** A table: a line for each kind, a column for each place. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "", result -> result.place().title());
    for (Kind kind : Kind.values()) {
      line(text, kind.words(), result -> number(result.count(kind)));
    }
    line(text, "Redis killed and started again", result -> number(result.restarts().size()));
    line(text, "answers a second", result -> number(rate(result)));
    line(text, "heap after the first wave, KB", result -> heap(result, 0));
    line(text, "heap after the last wave, KB", result -> heap(result, result.held().size() - 1));
    text.append("All of it took %.1f minutes.%n".formatted(seconds / 60));
    results.forEach(result -> result.examples().forEach(each -> text.append("  " + each + "\n")));
    problems.forEach(problem -> text.append("WRONG: " + problem + "\n"));
    return text.append(problems.isEmpty() ? "All is as it must be.\n" : "").toString();
  }

  private interface Cell {
    String of(PlaceResult result);
  }

  private void line(StringBuilder text, String head, Cell cell) {
    text.append("%-66s".formatted(head));
    results.forEach(result -> text.append("%16s".formatted(cell.of(result))));
    text.append('\n');
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String heap(PlaceResult result, int at) {
    return result.held().isEmpty() ? "-" : number(result.held().get(at).memory().heap() / 1000);
  }

  private static long rate(PlaceResult result) {
    return Math.round(result.count(Kind.ANSWERS) / Math.max(result.seconds(), 0.001));
  }

  String json() throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("seed", plan.seed());
    all.put("connections", plan.connections());
    all.put("usersAtOnce", plan.connections() * plan.atOnce());
    all.put("minutes", Math.round(seconds / 6) / 10.0);
    all.put("problems", problems);
    all.put("total", total());
    all.put("places", results.stream().map(Report::place).toList());
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
  }

  private Map<Kind, Long> total() {
    Map<Kind, Long> total = new EnumMap<>(Kind.class);
    results.forEach(each -> each.counts().forEach((kind, n) -> total.merge(kind, n, Long::sum)));
    return total;
  }

  private static Map<String, Object> place(PlaceResult result) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("place", result.place());
    place.put("counts", result.counts());
    result.kept().ifPresent(kept -> place.put("redis", kept));
    place.put("recoveriesMillis", result.restarts());
    place.put("answersPerSecond", rate(result));
    place.put("heldAfterEachWave", result.held());
    if (result.held().size() > 1) {
      place.put("heapBefore", result.before().memory().heap());
      place.put("heapAfter", result.after().memory().heap());
      place.put("heapMayGrowBy", Verdict.bound(result));
    }
    place.put("events", result.heard());
    place.put("examples", result.examples());
    return place;
  }
}
