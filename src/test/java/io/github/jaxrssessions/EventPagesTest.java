package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.metrics.SessionMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages on events and metrics have a row for all there is, and for nothing else. */
class EventPagesTest {
  private static final Path EVENTS = Path.of("site/reference/events.md");
  private static final Path METRICS = Path.of("site/guides/metrics.md");

  /** The rows of the table below a heading, each as its cells; a page has one table there. */
  static List<List<String>> rows(Path page, String heading) throws IOException {
    String below = Files.readString(page).split("(?m)^## " + heading + "$", -1)[1];
    return below
        .split("(?m)^## ", -1)[0]
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .toList();
  }

  /** What stands between backticks. */
  private static Set<String> named(String cell) {
    return Arrays.stream(cell.split("[^A-Za-z_.]+", -1))
        .filter(word -> !word.isEmpty() && cell.contains("`" + word + "`"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertWhole(List<List<String>> rows, int columns) {
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(columns).noneMatch(String::isEmpty));
  }

  @Test
  void everyEventHasARowWithItsFields() throws IOException {
    List<List<String>> rows = rows(EVENTS, "What happens");
    assertWhole(rows, 4);
    Map<String, Set<String>> shown = new TreeMap<>();
    rows.forEach(row -> shown.put(row.get(0).replace("`", ""), named(row.get(1))));
    Map<String, Set<String>> real = new TreeMap<>();
    for (Class<?> event : SessionEvent.class.getPermittedSubclasses()) {
      real.put(
          event.getSimpleName(),
          Stream.of(event.getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertThat(shown).isEqualTo(real);
    assertThat(rows).hasSize(real.size());
  }

  @Test
  void everyReasonOfARefusalHasARow() throws IOException {
    List<List<String>> rows = rows(EVENTS, "Why a cookie is refused");
    assertWhole(rows, 4);
    assertThat(rows.stream().map(row -> row.get(0).replace("`", "")))
        .containsExactlyElementsOf(Stream.of(Refusal.values()).map(Enum::name).toList());
  }

  @Test
  void everyStepHasARow() throws IOException {
    List<List<String>> rows = rows(EVENTS, "What takes time");
    assertThat(rows.stream().flatMap(row -> named(row.get(0)).stream()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(SessionStep.values()).map(Enum::name).toList());
  }

  @Test
  void everyMeterHasARowWithItsTags() throws IOException {
    List<List<String>> rows = rows(METRICS, "What is counted and timed");
    assertWhole(rows, 4);
    Map<String, Set<String>> shown = new TreeMap<>();
    rows.forEach(row -> shown.put(row.get(0).replace("`", ""), named(row.get(2))));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    SessionMetrics.of(registry);
    Map<String, Set<String>> real = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      Set<String> tags = real.computeIfAbsent(meter.getId().getName(), name -> new TreeSet<>());
      meter.getId().getTags().stream().map(Tag::getKey).forEach(tags::add);
    }
    assertThat(shown).isEqualTo(real);
  }

  /** What the page says that Prometheus calls them. */
  static List<String> prometheusNames() throws IOException {
    return rows(METRICS, "What is counted and timed").stream()
        .map(row -> row.get(1).replace("`", ""))
        .toList();
  }
}
