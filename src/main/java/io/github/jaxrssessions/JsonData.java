package io.github.jaxrssessions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's data: a JSON object, as the bytes that travel and as the entries that are read.
 * Nobody changes either.
 */
final class JsonData {
  /** Of a cookie whose content is in a store: nothing is known of it. */
  static final JsonData NONE = new JsonData(new byte[0], 0, Map.of());

  /** What makes something of the last of some bytes. */
  interface Reader<T> {
    T read(byte[] bytes, int from) throws IOException;
  }

  private final byte[] bytes;
  private final int from;
  private volatile @Nullable Map<String, Object> entries;

  /**
   * The data in the last of some bytes.
   *
   * @param entries unmodifiable in all its depth; null for what this library has written itself:
   *     made when asked for
   */
  JsonData(byte[] bytes, int from, @Nullable Map<String, Object> entries) {
    this.bytes = bytes;
    this.from = from;
    this.entries = entries;
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

  <T> T read(Reader<T> reader) throws IOException {
    return reader.read(bytes, from);
  }

  /** The entries, read where they have not been. */
  Map<String, Object> entries(Reader<Map<String, Object>> reader) throws IOException {
    @Nullable Map<String, Object> known = entries;
    if (known == null) {
      known = read(reader);
      entries = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "JsonData[" + length() + " bytes]";
  }
}
