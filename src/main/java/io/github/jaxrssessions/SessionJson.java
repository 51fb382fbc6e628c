package io.github.jaxrssessions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.GenericType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The library's own JSON: strict, bounded, and deaf to class names in the data. Whatever an
 * application sets on its mappers does not reach sessions.
 */
final class SessionJson {
  static final int DEPTH = 32;
  private static final int LONGEST = 128 * 1024; // above the largest budget, of ours and Litestar's
  private static final int LONGEST_NAME = 4096;
  private static final int LONGEST_NUMBER = 100;
  private static final ObjectMapper MAPPER = mapper();

  private SessionJson() {}

  private static ObjectMapper mapper() {
    StreamReadConstraints reading =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxDocumentLength(LONGEST)
            .maxStringLength(LONGEST)
            .maxNameLength(LONGEST_NAME)
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(reading)
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
    return read(bytes)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A session's data is a JSON object, and "
                        + data.getClass().getName()
                        + " is not written as one. Give a map, a record or a bean, at most "
                        + DEPTH
                        + " levels deep, each entry once, with names of at most "
                        + LONGEST_NAME
                        + " characters and numbers of at most "
                        + LONGEST_NUMBER
                        + " digits."));
  }

  /** A payload as data; empty where it is no JSON object, nests too deep or says an entry twice. */
  static Optional<JsonData> read(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes) instanceof ObjectNode tree
          ? Optional.of(new JsonData(bytes, tree))
          : Optional.empty();
    } catch (IOException | RuntimeException e) { // also for an exponent that no number has
      return Optional.empty();
    }
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
    return MAPPER.convertValue(
        tree,
        MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
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
