package io.github.jaxrssessions.benchmarks.micro;

import static io.github.jaxrssessions.benchmarks.micro.Implementation.JJWT;
import static io.github.jaxrssessions.benchmarks.micro.Implementation.JSON_MAP;
import static io.github.jaxrssessions.benchmarks.micro.Implementation.KTOR;
import static io.github.jaxrssessions.benchmarks.micro.Implementation.NIMBUS;
import static io.github.jaxrssessions.benchmarks.micro.Implementation.OURS_MAP;
import static io.github.jaxrssessions.benchmarks.micro.Implementation.OURS_RECORD;
import static io.github.jaxrssessions.benchmarks.micro.Implementation.QUARKUS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** What was to be reached, and what was. */
record Targets(JsonNode file) {
  private static final int SMALL = 50;
  private static final int LARGE = 3000;
  private static final double OF_RAW = 2.5;
  private static final double OF_LIMIT = 1.1;
  private static final double PEERS = 4;
  private static final int BYTES = 2_500;
  private static final String BOTH = "both";

  /** Each with what the limit comes to, which no library can be below. */
  String rows() {
    StringBuilder rows = new StringBuilder();
    for (Implementation ours : List.of(OURS_MAP, OURS_RECORD)) {
      Implementation limit = ours.limit();
      String what = ours.content();
      rows.append(
          atMost(
              "50 bytes of " + what + " to the cookie and back, of raw AES-GCM",
              OF_RAW,
              ratio(ours, SMALL, "ofRaw"),
              ratio(limit, SMALL, "ofRaw")));
      rows.append(
          atMost(
              "3,000 bytes of " + what + " to the cookie and back, of the limit",
              OF_LIMIT,
              ratio(ours, LARGE, "ofLimit"),
              1));
      rows.append(
          atMost(
              "bytes allocated to open 50 bytes as " + what,
              BYTES,
              bytesToOpen(ours),
              bytesToOpen(limit)));
    }
    for (Implementation theirs : List.of(QUARKUS, KTOR, NIMBUS, JJWT)) {
      double raws = ratio(theirs, SMALL, "ofRaw");
      double times = raws / ratio(OURS_MAP, SMALL, "ofRaw");
      String what = theirs.title() + " for 50 bytes to the cookie and back, of ours";
      double atLimit = raws / ratio(JSON_MAP, SMALL, "ofRaw");
      rows.append(row(what, "at least " + figure(PEERS), times, atLimit, times >= PEERS));
    }
    return rows.toString().strip();
  }

  private double ratio(Implementation which, int size, String of) {
    return SpeedPage.find(file, which, size, BOTH).path(of).path("median").asDouble(Double.NaN);
  }

  private double bytesToOpen(Implementation which) {
    return SpeedPage.find(file, which, SMALL, "open").path("bytes").asDouble(Double.NaN);
  }

  private static String atMost(String what, double most, double measured, double limit) {
    return row(what, "at most " + figure(most), measured, limit, measured <= most);
  }

  private static String row(
      String what, String target, double measured, double limit, boolean holds) {
    return "| "
        + String.join(" | ", what, target, figure(measured), figure(limit), holds ? "yes" : "no")
        + " |\n";
  }

  private static String figure(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
