package io.github.jaxrssessions.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.benchmarks.Servers;
import io.github.jaxrssessions.benchmarks.http.Wrk.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each server is what it says, and that what it spends is what is told. */
class HttpBenchmarkTest {
  private static final List<String> QUICK_START =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static Servers stores;

  @BeforeAll
  static void start() {
    stores = Servers.start();
  }

  @AfterAll
  static void stop() {
    stores.close();
  }

  @ParameterizedTest
  @EnumSource
  void eachServerTellsItsUsersApartAndMeters(Group group) {
    List<ServerProcess> servers = new ArrayList<>();
    try {
      for (Row row : group.rows()) {
        servers.add(ServerProcess.start(row, stores.addresses(), QUICK_START));
      }
      for (ServerProcess server : servers) {
        server.ready();
        Browsers.await(server);
        Browsers.checkOpen(server);
        if (!server.row().isBare()) {
          checkMeter(server, Browsers.login(server));
        }
      }
      assertThat(group.libraries())
          .allSatisfy(name -> assertThat(versions(group, name)).isNotEmpty());
    } finally {
      servers.forEach(ServerProcess::close);
    }
  }

  private static Stream<String> versions(Group group, String library) {
    return group.rows().stream().flatMap(row -> row.launch().version(library).stream());
  }

  private static void checkMeter(ServerProcess server, Browsers browsers) {
    Reading before = server.read();

    browsers.check();

    Reading spent = server.read().since(before);
    assertThat(spent.served()).isEqualTo(Browsers.COUNT);
    assertThat(spent.cpu()).isPositive().isLessThanOrEqualTo(spent.process() + 20_000_000);
    assertThat(spent.bytes()).isBetween(100_000L, 500_000_000L);
    assertThat(spent.memory()).isPositive();
  }

  @Test
  void answersThatTheResourceDidNotGiveStopTheRun() {
    Row row = Group.JERSEY_GRIZZLY.rows().get(1);
    Reading spent = new Reading(100, 1, 1, 1, 1, 1, 1);

    assertThat(Slice.of(row, spent, new Load(99, 1, 0, 1, 1), 8).requests()).isEqualTo(100);
    for (Load wrong :
        List.of(
            new Load(100, 1, 1, 1, 1), // an error
            new Load(101, 1, 0, 1, 1), // answered by another: a redirection
            new Load(91, 1, 0, 1, 1), // more than can have been cut
            new Load(0, 1, 0, 1, 1))) {
      assertThatThrownBy(() -> Slice.of(row, spent, wrong, 8))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("jersey_grizzly-cookie");
    }
  }

  @Test
  void rowsAreHeldAgainstTheOneWithoutSessionsRoundByRound() throws Exception {
    HttpFigures figures = figures();

    assertThat(figures.json())
        .containsPattern(
            "(?s)\"cookie\".*\"cpuToBare\" : \\{\\s+\"least\" : 1.5,\\s+\"median\" : 2.0")
        .containsPattern("(?s)\"cookie\".*\"bytesOverBare\" : \\{\\s+\"least\" : 4000.0");
  }

  @Test
  void pageTakesItsFiguresFromTheResult() throws Exception {
    String page = new HttpPage(figures().json()).text();

    assertThat(page)
        .doesNotContain("{", "NaN")
        .contains("| **2.00** (1.50–2.50) |")
        .contains("Jersey on Jetty, in microseconds: without sessions 150, sealed cookie 325")
        .contains("| at most 5,000 B | – | 5,000 B |")
        .contains("| below 1 | – | **0.50** (");
  }

  @Test
  void noLineOfTheTablesHasAnotherNumberOfCells() throws Exception {
    String page = new HttpPage(figures().json()).text();

    for (String table : page.split("\n\n")) {
      if (table.startsWith("|")) {
        assertThat(table.lines().map(line -> line.chars().filter(c -> c == '|').count()))
            .containsOnly(
                table.lines().findFirst().orElseThrow().chars().filter(c -> c == '|').count());
      }
    }
  }

  /** Of three rows on Jetty in two rounds, the second one twice as dear. */
  private static HttpFigures figures() {
    HttpFigures figures =
        new HttpFigures(new Plan(List.of(Group.JERSEY_JETTY), true, 2, 1, 1, 8, true));
    figures.machine(Map.of("processors", "2"));
    List<Row> rows = Group.JERSEY_JETTY.rows();
    Row bare = rows.get(0);
    Row cookie = rows.get(1);
    Row container = rows.get(5);
    for (Scenario scenario : Scenario.values()) {
      figures.add(bare, scenario, slice(100, 30_000));
      figures.add(bare, scenario, slice(200, 30_000));
      figures.add(cookie, scenario, slice(150, 34_000));
      figures.add(cookie, scenario, slice(500, 36_000));
      figures.add(container, scenario, slice(300, 36_000));
      figures.add(container, scenario, slice(1000, 36_000));
    }
    return figures;
  }

  private static Slice slice(double cpu, double bytes) {
    return new Slice(1000, cpu, cpu, 1, 1, bytes, 5_000, 1_000, 9_000, 300_000);
  }
}
