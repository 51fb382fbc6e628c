package io.github.jaxrssessions;

import jakarta.ws.rs.core.GenericType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session as applications read it: a look into an envelope that holds. */
final class JsonSession implements Session {
  private final Envelope envelope;

  JsonSession(Envelope envelope) {
    this.envelope = envelope;
  }

  @Override
  public String handle() {
    return envelope.id().handle();
  }

  @Override
  public Instant started() {
    return Instant.ofEpochMilli(envelope.created());
  }

  @Override
  public Instant renewed() {
    return Instant.ofEpochMilli(envelope.issued());
  }

  @Override
  public Instant expires() {
    return Instant.ofEpochMilli(envelope.expires());
  }

  @Override
  public String text(String name) {
    @Nullable Object entry = entries().get(name);
    if (entry == null || entry instanceof Map || entry instanceof List) {
      throw new SessionShapeException(
          "The session's entry \""
              + name
              + "\" is "
              + kind(name, entry)
              + ". Expected text, a number or a boolean.");
    }
    return entry.toString();
  }

  private String kind(String name, @Nullable Object entry) {
    if (entry == null) {
      return entries().containsKey(name) ? "null" : "absent";
    }
    return entry instanceof Map ? "object" : "array";
  }

  @Override
  public <T> T as(Class<T> type) {
    return SessionJson.as(envelope.payload(), type);
  }

  @Override
  public <T> Optional<T> get(String name, GenericType<T> type) {
    @Nullable Object entry = entries().get(name);
    return entry == null
        ? Optional.empty()
        : Optional.of(SessionJson.as(entry, type, "The session's entry \"" + name + "\""));
  }

  @Override
  public Map<String, Object> map() {
    return entries();
  }

  private Map<String, Object> entries() {
    return SessionJson.entries(envelope.payload());
  }

  @Override
  public String toString() {
    return "Session[" + handle() + "]";
  }
}
