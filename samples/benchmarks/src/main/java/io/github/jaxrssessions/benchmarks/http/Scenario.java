package io.github.jaxrssessions.benchmarks.http;

/** What browsers ask for. */
enum Scenario {
  /** Who is logged in. */
  SESSION(
      "/me", "{\"id\":\"%s\",\"name\":\"Katharina Musterfrau\",\"language\":\"de\",\"basket\":3}"),
  /** What nobody need log in for. */
  PUBLIC("/public", "{\"id\":null,\"name\":\"everybody\",\"language\":\"de\"}");

  private final String path;
  private final String body;

  Scenario(String path, String body) {
    this.path = path;
    this.body = body;
  }

  String path() {
    return path;
  }

  /** What is to be answered, to the letter, by a server with sessions as by one without. */
  String body(String user) {
    return body.formatted(user);
  }
}
