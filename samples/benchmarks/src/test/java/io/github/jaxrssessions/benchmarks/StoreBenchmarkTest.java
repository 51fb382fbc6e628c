package io.github.jaxrssessions.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That what is measured does what it says, on the servers that it is measured on. */
class StoreBenchmarkTest {
  private static Servers servers;

  @BeforeAll
  static void start() {
    servers = Servers.start();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @ParameterizedTest
  @EnumSource
  void eachOperationDoesWhatItSays(Contender contender) {
    try (Sessions sessions = contender.open(servers.addresses())) {
      String browser = sessions.login("user-7");

      assertThat(sessions.request(browser)).isEqualTo("user-7");
      assertThat(sessions.find(browser)).isEqualTo("user-7");
      sessions.change(browser, "slippers");
      assertThat(sessions.request(browser)).isEqualTo("user-7");
      sessions.logout(browser);
      assertThatThrownBy(() -> sessions.request(browser)).isInstanceOf(RuntimeException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachBenchmarkRuns(Contender contender) {
    StoreBenchmark benchmark = new StoreBenchmark();
    benchmark.contender = contender.name();
    benchmark.postgresql = servers.addresses().postgresql();
    benchmark.redis = servers.addresses().redis();
    benchmark.open();
    StoreBenchmark.Turn turn = new StoreBenchmark.Turn();
    StoreBenchmark.Leaving leaving = new StoreBenchmark.Leaving();

    assertThat(benchmark.login(turn)).isNotEmpty();
    assertThat(benchmark.request(turn)).startsWith("user-");
    assertThat(benchmark.find(turn)).startsWith("user-");
    benchmark.change(turn);
    leaving.login(benchmark, turn);
    benchmark.logout(leaving);
    benchmark.close();
  }

  /** JMH's names of what it measures, and the page, in one go with the fastest store. */
  @Test
  void pageHasAFigureForEverything(@TempDir Path directory) throws Exception {
    Path results = directory.resolve("memory.json");
    System.setProperty("jmh", "-w 50ms -r 50ms");
    Worker.main(new String[] {"MEMORY", servers.addresses().postgresql(), "0", "" + results});
    Figures figures = new Figures();
    for (Contender contender : Contender.values()) {
      figures.add(contender, results);
    }

    Report report = new Report(Map.of("processors", "2"), figures);

    assertThat(report.page()).doesNotContain("{", "NaN").contains("**1.00** (1.00–1.00)");
    assertThat(figures.cost(Contender.MEMORY, Operation.REQUEST).time().get(0)).isPositive();
    assertThat(figures.cost(Contender.MEMORY, Operation.REQUEST).cpu().get(0)).isPositive();
    assertThat(figures.cost(Contender.MEMORY, Operation.REQUEST).bytes().get(0))
        .isBetween(1_000.0, 100_000.0);
    assertThat(report.json()).contains("\"ratio\"");
  }

  /** So that what the page says of the data stays so. */
  @Test
  void sessionHoldsAbout200Bytes() throws Exception {
    assertThat(new ObjectMapper().writeValueAsBytes(Sessions.data("user-7")))
        .hasSizeBetween(180, 240);
  }
}
