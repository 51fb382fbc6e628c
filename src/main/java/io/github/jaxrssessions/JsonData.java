package io.github.jaxrssessions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A session's data: a JSON object, as the bytes that travel and as the tree that is read. Nobody
 * changes either.
 */
final class JsonData {
  /** Of a cookie whose content is in a store: nothing is known of it. */
  static final JsonData NONE = new JsonData(new byte[0], JsonNodeFactory.instance.objectNode());

  private final byte[] bytes;
  private final int from;
  private volatile @Nullable ObjectNode tree;

  JsonData(byte[] bytes, ObjectNode tree) {
    this(bytes, 0, tree);
  }

  /**
   * The data in the last of some bytes.
   *
   * @param tree null for what was just written and is known to be read again: made when asked for
   */
  JsonData(byte[] bytes, int from, @Nullable ObjectNode tree) {
    this.bytes = bytes;
    this.from = from;
    this.tree = tree;
  }

  byte[] bytes() {
    return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
  }

  int length() {
    return bytes.length - from;
  }

  void writeTo(ByteBuffer out) {
    out.put(bytes, from, length());
  }

  ObjectNode tree() {
    @Nullable ObjectNode known = tree;
    if (known == null) {
      known = SessionJson.tree(bytes, from).orElseThrow();
      tree = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "JsonData[" + length() + " bytes]";
  }
}
