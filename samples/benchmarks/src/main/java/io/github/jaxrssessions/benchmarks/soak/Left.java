package io.github.jaxrssessions.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/** The cookies that were lost without a logout. Safe on any thread. */
final class Left {
  private final List<String> cookies = new ArrayList<>();

  synchronized void add(String cookie) {
    cookies.add(cookie);
  }

  /** All of them; they are forgotten. */
  synchronized List<String> take() {
    List<String> all = List.copyOf(cookies);
    cookies.clear();
    return all;
  }
}
