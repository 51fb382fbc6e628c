package io.github.jaxrssessions.benchmarks.soak;

/** Where the sessions of a server are. */
public enum Place {
  /** In the browser. */
  SEALED_COOKIE("sealed cookies"),
  /** In the server's memory. */
  MEMORY("memory store"),
  /** In a Redis that is killed now and then. */
  REDIS("Redis");

  private final String title;

  Place(String title) {
    this.title = title;
  }

  /** As it is called in a report. */
  String title() {
    return title;
  }
}
