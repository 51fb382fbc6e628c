package io.github.jaxrssessions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.GenericType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library's own JSON: strict, bounded, and deaf to class names in the data. Whatever an
 * application sets on its mappers does not reach sessions.
 */
final class SessionJson {
  static final int DEPTH = 32;
  private static final int LONGEST = 128 * 1024; // above the largest budget, of ours and Litestar's
  private static final int LONGEST_NAME = 4096; // bytes or characters
  private static final int PLAIN_NAME = LONGEST_NAME / 4; // characters, of four bytes at most
  private static final ObjectMapper MAPPER = mapper();
  private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class);
  private static final ObjectReader MAPS =
      MAPPER.readerFor(
          MAPPER
              .getTypeFactory()
              .constructMapType(LinkedHashMap.class, String.class, Object.class));

  private SessionJson() {}

  private static ObjectMapper mapper() {
    StreamReadConstraints reading =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxDocumentLength(LONGEST)
            .maxStringLength(LONGEST)
            .maxNameLength(LONGEST_NAME)
            .maxNumberLength(100)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(reading)
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8) // 4 bytes instead of 12
            .build();
    JsonMapper.Builder builder =
        JsonMapper.builder(factory)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // a double loses digits
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    List.of(
            "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
            "com.fasterxml.jackson.datatype.jdk8.Jdk8Module")
        .forEach(name -> present(name).ifPresent(builder::addModule));
    return builder.build();
  }

  /** A module that the application brings for dates or Optional, if it does. */
  private static Optional<Module> present(String name) {
    try {
      Class<?> type = Class.forName(name, true, SessionJson.class.getClassLoader());
      return Optional.of((Module) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** What an application hands to {@code set}, as JSON text. */
  static byte[] write(Object data) {
    Objects.requireNonNull(
        data,
        "The session's data is null. Give a map, a record or a bean; clear() ends a session.");
    try {
      return MAPPER.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The session's data ("
              + data.getClass().getName()
              + ") cannot be written as JSON: "
              + where(e)
              + ". Give a map, a record or a bean, at most "
              + DEPTH
              + " levels deep; dates need jackson-datatype-jsr310 on the class path.");
    }
  }

  /** The same as data, for what was just written. */
  static JsonData written(byte[] bytes, Object data) {
    if (isPlain(data)) {
      return new JsonData(bytes, 0, null); // to read it would tell nothing new
    }
    return read(bytes)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A session's data is a JSON object, and "
                        + data.getClass().getName()
                        + " is not written as one. Give a map, a record or a bean, at most "
                        + DEPTH
                        + " levels deep and each entry once."));
  }

  /** A payload as data; empty where it is no JSON object, nests too deep or says an entry twice. */
  static Optional<JsonData> read(byte[] bytes) {
    return read(bytes, 0);
  }

  /** The same for the last of some bytes. */
  static Optional<JsonData> read(byte[] bytes, int from) {
    return tree(bytes, from).map(tree -> new JsonData(bytes, from, tree));
  }

  static Optional<ObjectNode> tree(byte[] bytes, int from) {
    try {
      return TREES.readTree(bytes, from, bytes.length - from) instanceof ObjectNode tree
          ? Optional.of(tree)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether data is a map of Java's own with nothing in it but text, whole numbers, booleans, and
   * lists and maps of these. What Jackson has written of it is an object that is read again: no
   * class writes it in a way of its own, each name is there once, and no number is too long.
   */
  private static boolean isPlain(Object data) {
    if (!(data instanceof Map<?, ?> map) || !isJavas(data)) {
      return false;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      boolean named = entry.getKey() instanceof String name && name.length() <= PLAIN_NAME;
      if (!named || !isPlainValue(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainValue(@Nullable Object value) {
    if (value instanceof List<?> list && isJavas(list)) {
      for (Object each : list) {
        if (!isPlainValue(each)) {
          return false;
        }
      }
      return true;
    }
    return value == null
        || value instanceof String
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Boolean
        || isPlain(value);
  }

  private static boolean isJavas(Object data) {
    return data.getClass().getName().startsWith("java.util.");
  }

  static <T> T as(JsonNode node, GenericType<T> type, String what) {
    String name = type.getType().getTypeName();
    JavaType wanted = MAPPER.getTypeFactory().constructType(type.getType());
    try {
      T value = MAPPER.readerFor(wanted).readValue(node);
      if (value == null) {
        throw new SessionShapeException(what + " is null. Expected " + name + ".");
      }
      return value;
    } catch (IOException | IllegalArgumentException e) {
      String detail = e instanceof JsonProcessingException json ? where(json) : "of another kind";
      throw new SessionShapeException(
          what + " is not of the shape of " + name + " (" + detail + ").");
    }
  }

  /** A modifiable copy of the data. */
  static Map<String, Object> map(ObjectNode tree) {
    try {
      return MAPS.readValue(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a tree that was read, so this is a failure of ours
    }
  }

  /** Where and what kind of failure; Jackson's own message may repeat values of the data. */
  private static String where(JsonProcessingException e) {
    String kind = e.getClass().getSimpleName();
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? kind + " at " + path(mapping)
        : kind;
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.append(step.getFieldName() == null ? "[]" : "." + step.getFieldName());
    }
    return path.substring(path.charAt(0) == '.' ? 1 : 0);
  }
}
