package io.github.jaxrssessions.benchmarks.http;

/** What browsers ask for. */
enum Scenario {
  SESSION("/me", "a small JSON of who is logged in"),
  PUBLIC("/public", "a public resource, without a cookie");

  private final String path;
  private final String title;

  Scenario(String path, String title) {
    this.path = path;
    this.title = title;
  }

  String path() {
    return path;
  }

  String title() {
    return title;
  }
}
