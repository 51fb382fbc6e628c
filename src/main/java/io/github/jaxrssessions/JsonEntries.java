package io.github.jaxrssessions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as maps, lists, strings, numbers, booleans and nulls that nobody can change: read
 * strictly and once, so that whoever asks for a map has it without another copy.
 */
final class JsonEntries {
  static final int LONGEST_NAME = 4096; // bytes or characters

  // Names in them are equal only where they are one, which does not hold of an IdentityHashMap's.
  private static final Class<?> NO_ENTRIES = Map.of().getClass();
  private static final Class<?> ONE_ENTRY = Map.of("a", "b").getClass();
  private static final Class<?> NO_VALUES = List.of().getClass();
  private static final Class<?> FEW_VALUES = List.of("a").getClass();

  private JsonEntries() {}

  /**
   * Reads the last of some bytes.
   *
   * @throws IOException where they are not one JSON object alone, or one in it says a name twice
   */
  static Map<String, Object> read(JsonFactory json, byte[] bytes, int from) throws IOException {
    try (JsonParser parser = json.createParser(bytes, from, bytes.length - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "no object");
      }
      Map<String, Object> entries = object(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something behind the object");
      }
      return entries;
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      int before = entries.size();
      entries.put(name, value(parser, parser.nextToken()));
      if (entries.size() == before) {
        throw new JsonParseException(parser, "a name twice");
      }
    }
    if (!parser.hasToken(JsonToken.END_OBJECT)) {
      throw new JsonParseException(parser, "no name");
    }
    return Collections.unmodifiableMap(entries);
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      values.add(value(parser, next));
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null) {
      throw new JsonParseException(parser, "no end");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue(); // a double loses digits
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonParseException(parser, "no value");
    };
  }

  /** A copy that can be changed, in all its depth. */
  static Map<String, Object> copy(Map<String, Object> entries) {
    Map<String, Object> copy = new LinkedHashMap<>(entries);
    copy.replaceAll((name, value) -> copied(value));
    return copy;
  }

  @SuppressWarnings("unchecked") // the names of JSON are text
  private static Object copied(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy((Map<String, Object>) map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      copy.replaceAll(JsonEntries::copied);
      return copy;
    }
    return value;
  }

  /**
   * Whether data is a map of Java's own with nothing in it but text, whole numbers, booleans, and
   * lists and maps of these. What Jackson has written of it is an object that is read again: no
   * class writes it in a way of its own, each name is there once, and no number is too long.
   */
  static boolean arePlain(Object data) {
    Class<?> type = data.getClass();
    boolean known =
        type == LinkedHashMap.class
            || type == HashMap.class
            || type == NO_ENTRIES
            || type == ONE_ENTRY;
    return known && isPlainMap((Map<?, ?>) data);
  }

  private static boolean isPlainMap(Map<?, ?> map) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!isPlainName(entry.getKey()) || !isPlainValue(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Of others some cannot be read again: half a character, say. */
  private static boolean isPlainName(@Nullable Object key) {
    if (!(key instanceof String name) || name.length() > LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainValue(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Boolean) {
      return true;
    }
    Class<?> type = value.getClass();
    boolean list = type == ArrayList.class || type == NO_VALUES || type == FEW_VALUES;
    return list ? isPlainList((List<?>) value) : arePlain(value);
  }

  private static boolean isPlainList(List<?> list) {
    for (Object each : list) {
      if (!isPlainValue(each)) {
        return false;
      }
    }
    return true;
  }
}
