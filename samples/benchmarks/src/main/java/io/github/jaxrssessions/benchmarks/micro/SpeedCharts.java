package io.github.jaxrssessions.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.benchmarks.Bars;
import io.github.jaxrssessions.benchmarks.Bars.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The same figures as bars. */
final class SpeedCharts {
  private static final double MICROSECOND = 1000;

  private final JsonNode file;

  SpeedCharts(JsonNode file) {
    this.file = file;
  }

  /** To the cookie and back: a chart for each size. */
  String cookies() {
    List<Bars> charts = new ArrayList<>();
    for (int size : CookieBenchmark.SIZES) {
      List<Bar> bars =
          Arrays.stream(Implementation.values())
              .filter(each -> !SpeedPage.find(file, each, size, "both").isMissingNode())
              .map(each -> bar(each, SpeedPage.find(file, each, size, "both")))
              .toList();
      add(String.format(Locale.ROOT, "%,d bytes", size), bars, charts);
    }
    return Bars.grid(charts);
  }

  private static Bar bar(Implementation which, JsonNode row) {
    Bars.Kind kind =
        switch (which.kind()) {
          case LIMIT -> Bars.Kind.BASE;
          case OURS -> Bars.Kind.OURS;
          default -> Bars.Kind.OTHER;
        };
    return new Bar(which.shortly(), micros(row), kind);
  }

  /** What a request depends on, or not: a chart for each thing that grows. */
  String growth() {
    List<Bars> charts = new ArrayList<>();
    for (Growing each : Growing.values()) {
      List<Bar> bars =
          StreamSupport.stream(file.path("growth").spliterator(), false)
              .filter(row -> row.path("load").asText().startsWith(each + "="))
              .map(row -> new Bar(size(row), micros(row), Bars.Kind.OURS))
              .toList();
      add(each.title(), bars, charts);
    }
    return Bars.grid(charts);
  }

  private static void add(String title, List<Bar> bars, List<Bars> charts) {
    if (!bars.isEmpty()) {
      charts.add(new Bars(title, "microseconds", bars));
    }
  }

  private static String size(JsonNode row) {
    String load = Objects.requireNonNull(row.path("load").asText());
    return String.format(Locale.ROOT, "%,d", Integer.parseInt(load.split("=")[1]));
  }

  private static double micros(JsonNode row) {
    return row.path("cpuNanoseconds").path("median").asDouble() / MICROSECOND;
  }
}
