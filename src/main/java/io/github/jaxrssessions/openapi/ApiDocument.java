package io.github.jaxrssessions.openapi;

import java.util.List;
import java.util.Map;

/**
 * An OpenAPI document, however it is held: as text, or as objects of the library that made it. What
 * is added stands beside what is there, and replaces nothing.
 */
interface ApiDocument {

  /** Each operation at each path. */
  List<ApiOperation> operations();

  /** Adds a scheme for a key in a cookie. */
  void addCookieScheme(String name, String cookie, String description);

  /** Adds the requirement that holds where an operation has none of its own. */
  void addRequirement(String scheme);

  /**
   * Adds the schema of an object.
   *
   * @param properties their types by their names
   */
  void addSchema(String name, String description, Map<String, String> properties);
}
