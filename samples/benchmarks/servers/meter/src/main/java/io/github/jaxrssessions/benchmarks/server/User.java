package io.github.jaxrssessions.benchmarks.server;

/**
 * Somebody who is logged in.
 *
 * @param id the name to log in with
 * @param name the name to show
 * @param json what the resource answers: made before, since writing JSON is not what is compared
 */
public record User(String id, String name, String json) {
  User(String id, String name) {
    this(
        id,
        name,
        "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"language\":\"de\",\"basket\":3}");
  }
}
