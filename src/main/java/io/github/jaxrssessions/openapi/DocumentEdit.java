package io.github.jaxrssessions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jaxrssessions.Access;
import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.openapi.ServedMethods.Place;
import io.swagger.v3.core.util.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One document being made true: its tree is changed in place, and what its author wrote is kept.
 */
final class DocumentEdit {
  private static final List<String> VERBS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final String PROBLEM = "SessionProblem";

  private final ObjectNode document;
  private final SessionOpenApi parts;
  private final ServedMethods served;
  private final List<String> unmarked = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private int edited;

  DocumentEdit(ObjectNode document, SessionOpenApi parts, ServedMethods served) {
    this.document = document;
    this.parts = parts;
    this.served = served;
  }

  /** Edits. A document without any mark gets the scheme alone: nothing else of it is known. */
  void run() {
    ObjectNode components = object(document, "components");
    ObjectNode schemes = object(components, "securitySchemes");
    if (!schemes.has(SessionOpenApi.SCHEME)) {
      schemes.set(SessionOpenApi.SCHEME, Json.mapper().valueToTree(parts.securityScheme()));
    }
    if (document.get("paths") instanceof ObjectNode paths) {
      paths.properties().forEach(item -> path(item.getKey(), item.getValue()));
      List<String> empty = new ArrayList<>();
      paths.properties().forEach(item -> addEmpty(item, empty));
      paths.remove(empty);
    }
    if (!untold() && !document.has("security")) {
      document.putArray("security").add(Json.mapper().valueToTree(parts.requirement()));
    }
    if (edited > 0) {
      problemSchema(object(components, "schemas"));
    }
  }

  private static void addEmpty(Map.Entry<String, JsonNode> item, List<String> empty) {
    if (item.getValue().isObject() && item.getValue().isEmpty()) {
      empty.add(item.getKey());
    }
  }

  /** Whether nobody marked the operations. */
  boolean untold() {
    return edited == 0 && foreign.isEmpty() && !unmarked.isEmpty();
  }

  /** The operations that bear no mark, and were left as they are. */
  List<String> unmarked() {
    return unmarked;
  }

  /** The operations of other applications, which were taken out. */
  List<String> foreign() {
    return foreign;
  }

  private void path(String path, JsonNode item) {
    for (String verb : VERBS) {
      if (item.get(verb) instanceof ObjectNode operation) {
        String name = verb.toUpperCase(Locale.ROOT) + " " + path;
        JsonNode mark = operation.remove(OperationMark.NAME);
        if (mark == null) {
          unmarked.add(name);
          continue;
        }
        Optional<Place> place = served.find(mark.asText(), path);
        if (place.isPresent()) {
          edited++;
          operation(operation, access(verb, place.get()));
        } else {
          foreign.add(name);
          ((ObjectNode) item).remove(verb);
        }
      }
    }
  }

  private Access access(String verb, Place place) {
    return parts
        .auth()
        .access(
            verb.toUpperCase(Locale.ROOT),
            place.resource(),
            place.method(),
            place.template(),
            place.passed());
  }

  private static void operation(ObjectNode operation, Access access) {
    if (access.open()) {
      if (!operation.has("security")) {
        operation.putArray("security");
      }
      return;
    }
    ObjectNode responses = object(operation, "responses");
    response(responses, "401", unauthorized(access));
    if (access.kind() != Access.Kind.LOGIN) {
      response(responses, "403", "Who is logged in may not do this.");
      String before = operation.path("description").asText("");
      operation.put("description", (before.isBlank() ? "" : before + "\n\n") + words(access));
    }
  }

  private static String unauthorized(Access access) {
    return access
        .recentLogin()
        .map(
            age ->
                "Nobody is logged in, or the login is more than "
                    + words(age)
                    + " old: then the type is "
                    + RecentLogin.PROBLEM_TYPE
                    + ".")
        .orElse("Nobody is logged in.");
  }

  /** A time in the largest unit that it is a multiple of. */
  private static String words(Duration age) {
    long seconds = age.toSeconds();
    for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)) {
      long each = unit.getDuration().toSeconds();
      if (seconds % each == 0) {
        return counted(seconds / each, unit);
      }
    }
    return counted(seconds, ChronoUnit.SECONDS);
  }

  private static String counted(long count, ChronoUnit unit) {
    String name = unit.name().toLowerCase(Locale.ROOT);
    return count + " " + (count == 1 ? name.substring(0, name.length() - 1) : name);
  }

  /** Who may call, in words. */
  private static String words(Access access) {
    if (access.kind() == Access.Kind.DENIED || access.roles().contains(Set.of())) {
      return "Nobody may call this.";
    }
    return access.roles().stream()
        .map(oneOf -> oneOf.stream().sorted().collect(Collectors.joining(" or ")))
        .collect(Collectors.joining(", and the role ", "Needs the role ", "."));
  }

  private static void response(ObjectNode responses, String status, String description) {
    if (responses.has(status) || responses.has("4XX")) {
      return;
    }
    responses
        .putObject(status)
        .put("description", description)
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + PROBLEM);
  }

  private static void problemSchema(ObjectNode schemas) {
    if (schemas.has(PROBLEM)) {
      return;
    }
    ObjectNode schema = schemas.putObject(PROBLEM);
    schema.put("type", "object").put("description", "What is wrong (RFC 9457).");
    ObjectNode properties = schema.putObject("properties");
    for (String name : List.of("type", "title", "detail")) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("status").put("type", "integer");
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }
}
