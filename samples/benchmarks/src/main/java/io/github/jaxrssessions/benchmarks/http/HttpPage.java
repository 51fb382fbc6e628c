package io.github.jaxrssessions.benchmarks.http;

import java.io.IOException;

final class HttpPage {
  private final String json;

  HttpPage(String json) {
    this.json = json;
  }

  String text() throws IOException {
    return json.substring(0, 300);
  }
}
