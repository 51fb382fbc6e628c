package io.github.jaxrssessions.benchmarks;

import java.util.Locale;

/** What a browser does, and the method of {@link StoreBenchmark} that does it. */
enum Operation {
  LOGIN("login"),
  REQUEST("request"),
  FIND("lookup alone"),
  CHANGE("change of the data"),
  LOGOUT("logout");

  private final String title;

  Operation(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static Operation ofBenchmark(String name) {
    return valueOf(name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
  }
}
