package io.github.jaxrssessions.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The run that takes minutes, with few users; and that it notices what it is there to notice. */
class SoakTest {
  @TempDir Path folder;

  private Plan plan(long users, Class<?> server, Place... places) {
    return new Plan(
        users, List.of(places), 4, 10, 2, 1, 10, Duration.ofMinutes(10), 7, server, folder);
  }

  @Test
  void usersComeAndGoWithFaultsAndNothingIsLost() throws Exception {
    Report report = Soak.run(plan(2_400, ShopServer.class, Place.values()));

    assertThat(report.problems()).as(report.text()).isEmpty();
    JsonNode total = new ObjectMapper().readTree(report.json()).get("total");
    assertThat(total.get("LOGINS").asLong()).isGreaterThanOrEqualTo(2_400);
    assertThat(total.get("REQUESTS").asLong()).isGreaterThanOrEqualTo(2_400);
    assertThat(total.get("RENEWED").asLong()).isPositive();
    assertThat(total.get("OWED_TO_STORE").asLong()).isPositive();
    assertThat(total.get("OWED_TO_RESOLVER").asLong())
        .isEqualTo(total.get("FAILING").asLong() + total.get("LATE").asLong());
    Arrays.stream(Kind.values())
        .filter(kind -> kind.is(Kind.Sort.WRONG))
        .forEach(kind -> assertThat(total.get(kind.name()).asLong()).as("%s", kind).isZero());
  }

  static List<Arguments> broken() {
    return List.of(
        Arguments.of(BrokenShops.MixesUsers.class, Kind.MIXED_UP),
        Arguments.of(BrokenShops.LosesSessions.class, Kind.LOST),
        Arguments.of(BrokenShops.LosesChanges.class, Kind.CHANGES_LOST),
        Arguments.of(BrokenShops.Breaks.class, Kind.NOT_OWED),
        Arguments.of(BrokenShops.ForgetsLogouts.class, Kind.REVIVED),
        Arguments.of(BrokenShops.LetsAnybodyIn.class, Kind.HONOURED),
        Arguments.of(BrokenShops.Curt.class, Kind.WITHOUT_RETRY_AFTER));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenServerIsNoticed(Class<?> server, Kind kind) throws Exception {
    Report report = Soak.run(plan(200, server, Place.SEALED_COOKIE));

    assertThat(report.results().get(0).count(kind)).as(report.text()).isPositive();
    assertThat(report.problems()).anyMatch(problem -> problem.endsWith(" " + kind.words()));
  }

  @Test
  void serverThatLeaksIsNoticed() throws Exception {
    Report report = Soak.run(plan(400, BrokenShops.Leaks.class, Place.MEMORY));

    assertThat(report.problems())
        .singleElement()
        .asString()
        .matches("memory store: the heap grew by \\d+ bytes, more than \\d+");
  }

  @Test
  void runThatTakesTooLongIsNoticed() throws Exception {
    Plan plan =
        new Plan(
            1_000_000,
            List.of(Place.MEMORY),
            4,
            10,
            2,
            1,
            10,
            Duration.ofSeconds(1),
            7,
            ShopServer.class,
            folder);

    assertThat(Soak.run(plan).problems()).contains("it was not over after PT1S");
  }
}
