package io.github.jaxrssessions.openapi;

import java.util.Optional;
import java.util.Set;

/** One operation of an {@link ApiDocument}. What is added to it replaces nothing. */
interface ApiOperation {

  /** The HTTP method, in capitals. */
  String verb();

  /** The path that the document has it under. */
  String path();

  /** Takes the mark out that {@link OperationMark} put in; empty where there is none. */
  Optional<String> takeMark();

  /** Says that it asks for nothing, unless it says by itself what it asks for. */
  void open();

  /** What it says of itself in words; empty where it says nothing. */
  String description();

  /** Says something else in words. */
  void describe(String description);

  /** The answers that it has: {@code 200}, {@code 4XX}, {@code default}, … */
  Set<String> answers();

  /** Adds an answer whose body is of a schema of the document. */
  void addAnswer(String status, String description, String mediaType, String schema);

  /** Adds a header, a text, to an answer that it has and that stands here in full. */
  void addHeader(String status, String name, String description);
}
