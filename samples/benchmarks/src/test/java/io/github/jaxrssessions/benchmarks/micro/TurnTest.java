package io.github.jaxrssessions.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.benchmarks.Jvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMH's names of what it measures, the file and the page. */
class TurnTest {
  private static final int HEAP = 256;

  @BeforeEach
  void shortly() {
    System.setProperty("jmh", "-wi 0 -i 1 -r 20ms");
  }

  /** In a JVM with Play's libraries first, as it is measured. */
  @Test
  void playHasItsTurn(@TempDir Path directory) throws Exception {
    Path results = directory.resolve("play.json");
    Jvm.run(Micro.classPath("PLAY"), HEAP, Turn.class, "PLAY", results.toString());
    Results all = new Results();
    all.add(results);
    all.addLengths("PLAY", Path.of(results + Turn.LENGTHS));

    JsonNode row = json(all).path("cookies").path(0);
    assertThat(row.path("title").asText()).isEqualTo("Play session cookie");
    assertThat(row.path("kind").asText()).isEqualTo("SIGNED");
    assertThat(row.path("bytes").asLong()).isPositive();
    assertThat(row.path("cookieLength").asInt()).isGreaterThan(row.path("size").asInt());
  }

  @Test
  void pageTakesItsFiguresFromTheFile(@TempDir Path directory) throws Exception {
    Results all = new Results();
    for (String name : List.of("RAW", "JSON_MAP", "OURS_MAP")) {
      Path results = directory.resolve(name + ".json");
      new Turn(
              name,
              CookieBenchmark.class,
              Map.of("implementation", List.of(name)),
              Map.of("implementation", List.of(name), "size", List.of("50")))
          .measure(results.toString());
      all.add(results);
      all.addLengths(name, Path.of(results + Turn.LENGTHS));
    }

    String json = all.json(Map.of("Java", "17"), Map.of("JMH", "1.37"));

    assertThat(SpeedPage.of(json))
        .doesNotContain("{")
        .contains("Java 17", "JMH 1.37")
        .contains(
            "| at most 2,500 | "
                + bytesToOpen(json, Implementation.OURS_MAP)
                + " | "
                + bytesToOpen(json, Implementation.JSON_MAP)
                + " | ");
    for (JsonNode row : json(all).path("cookies")) {
      long bytes = row.path("bytes").asLong();
      assertThat(bytes).isPositive();
      assertThat(row.path("cpuNanoseconds").path("median").asDouble()).isPositive();
      if (row.path("operation").asText().equals("open")) {
        assertThat(SpeedPage.of(json)).contains(String.format(Locale.ROOT, "%,d", bytes));
      }
    }
  }

  private static String bytesToOpen(String json, Implementation which) throws Exception {
    long bytes =
        SpeedPage.find(new ObjectMapper().readTree(json), which, 50, "open").path("bytes").asLong();
    return String.format(Locale.ROOT, "%,d", bytes);
  }

  private static JsonNode json(Results all) throws Exception {
    return new ObjectMapper().readTree(all.json(Map.of(), Map.of()));
  }
}
