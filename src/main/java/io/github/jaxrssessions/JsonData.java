package io.github.jaxrssessions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A session's data: a JSON object, as the bytes that travel and as the tree that is read. Nobody
 * changes either.
 */
final class JsonData {
  /** Of a cookie whose content is in a store: nothing is known of it. */
  static final JsonData NONE = new JsonData(new byte[0], JsonNodeFactory.instance.objectNode());

  private final byte[] bytes;
  private final ObjectNode tree;

  JsonData(byte[] bytes, ObjectNode tree) {
    this.bytes = bytes;
    this.tree = tree;
  }

  byte[] bytes() {
    return bytes;
  }

  ObjectNode tree() {
    return tree;
  }

  @Override
  public String toString() {
    return "JsonData[" + bytes.length + " bytes]";
  }
}
