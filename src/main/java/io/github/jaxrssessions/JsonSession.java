package io.github.jaxrssessions;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.GenericType;
import java.time.Instant;
import java.util.Collections;
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
    @Nullable JsonNode entry = envelope.payload().tree().get(name);
    if (entry == null || !entry.isValueNode() || entry.isNull()) {
      String found =
          entry == null ? "absent" : entry.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
      throw new SessionShapeException(
          "The session's entry \""
              + name
              + "\" is "
              + found
              + ". Expected text, a number or a boolean.");
    }
    return entry.asText();
  }

  @Override
  public <T> T as(Class<T> type) {
    return SessionJson.as(envelope.payload().tree(), new GenericType<>(type), "The session's data");
  }

  @Override
  public <T> Optional<T> get(String name, GenericType<T> type) {
    @Nullable JsonNode entry = envelope.payload().tree().get(name);
    return entry == null || entry.isNull()
        ? Optional.empty()
        : Optional.of(SessionJson.as(entry, type, "The session's entry \"" + name + "\""));
  }

  @Override
  public Map<String, Object> map() {
    return Collections.unmodifiableMap(SessionJson.map(envelope.payload().tree()));
  }

  @Override
  public String toString() {
    return "Session[" + handle() + "]";
  }
}
