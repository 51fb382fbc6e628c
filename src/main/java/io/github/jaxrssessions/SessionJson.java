package io.github.jaxrssessions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.GenericType;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final int LONGEST_NAME = JsonEntries.LONGEST_NAME;
  private static final int LONGEST_NUMBER = 100;
  private static final ObjectMapper MAPPER = mapper();
  private static final JsonFactory JSON = MAPPER.getFactory();
  private static final ClassValue<ObjectReader> READERS =
      new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
          return MAPPER.readerFor(type);
        }
      };

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
    if (JsonEntries.arePlain(data)) {
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
                        + " levels deep, each entry once, with names of at most "
                        + LONGEST_NAME
                        + " characters and numbers of at most "
                        + LONGEST_NUMBER
                        + " digits."));
  }

  /** A payload as data; empty where it is no JSON object, nests too deep or says an entry twice. */
  static Optional<JsonData> read(byte[] bytes) {
    return read(bytes, 0);
  }

  /** The same for the last of some bytes. */
  static Optional<JsonData> read(byte[] bytes, int from) {
    try {
      return Optional.of(new JsonData(bytes, from, JsonEntries.read(JSON, bytes, from)));
    } catch (IOException | RuntimeException e) { // also for an exponent that no number has
      return Optional.empty();
    }
  }

  /** The data's entries, unmodifiable. */
  static Map<String, Object> entries(JsonData data) {
    try {
      return data.entries((bytes, from) -> JsonEntries.read(JSON, bytes, from));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // what was read once, so this is a failure of ours
    }
  }

  /** A modifiable copy of the data. */
  static Map<String, Object> map(JsonData data) {
    return JsonEntries.copy(entries(data));
  }

  /** An entry as what was asked for. */
  static <T> T as(Object entry, GenericType<T> type, String what) {
    JavaType wanted = MAPPER.constructType(type.getType());
    return as(() -> MAPPER.convertValue(entry, wanted), type.getType().getTypeName(), what);
  }

  /** All data as what was asked for. */
  static <T> T as(JsonData data, Class<T> type) {
    ObjectReader reader = READERS.get(type);
    return as(
        () -> data.<T>read((bytes, from) -> reader.readValue(bytes, from, bytes.length - from)),
        type.getTypeName(),
        "The session's data");
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T as(Reading<T> reading, String name, String what) {
    try {
      T value = reading.read();
      if (value == null) {
        throw new SessionShapeException(what + " is null. Expected " + name + ".");
      }
      return value;
    } catch (IOException | IllegalArgumentException e) {
      @Nullable Throwable why = e instanceof IllegalArgumentException ? e.getCause() : e;
      String detail = why instanceof JsonProcessingException json ? where(json) : "of another kind";
      throw new SessionShapeException(
          what + " is not of the shape of " + name + " (" + detail + ").");
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
