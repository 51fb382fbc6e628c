package io.github.jaxrssessions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document that was read from its text.
 *
 * @param root changed in place
 */
record TreeDocument(ObjectNode root) implements ApiDocument {
  private static final List<String> VERBS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  @Override
  public List<ApiOperation> operations() {
    List<ApiOperation> all = new ArrayList<>();
    if (root.get("paths") instanceof ObjectNode paths) {
      paths.properties().forEach(item -> add(item, all));
    }
    return all;
  }

  private static void add(Map.Entry<String, JsonNode> item, List<ApiOperation> all) {
    for (String verb : VERBS) {
      if (item.getValue().get(verb) instanceof ObjectNode operation) {
        all.add(new Operation(item.getKey(), verb, operation));
      }
    }
  }

  /** Takes an operation out, and its path with the last one. */
  void remove(ApiOperation operation) {
    if (root.get("paths") instanceof ObjectNode paths
        && paths.get(operation.path()) instanceof ObjectNode item) {
      item.remove(operation.verb().toLowerCase(Locale.ROOT));
      if (item.isEmpty()) {
        paths.remove(operation.path());
      }
    }
  }

  @Override
  public void addCookieScheme(String name, String cookie, String description) {
    ObjectNode schemes = object(object(root, "components"), "securitySchemes");
    if (!schemes.has(name)) {
      schemes
          .putObject(name)
          .put("type", "apiKey")
          .put("description", description)
          .put("name", cookie)
          .put("in", "cookie");
    }
  }

  @Override
  public void addRequirement(String scheme) {
    if (!root.has("security")) {
      root.putArray("security").addObject().putArray(scheme);
    }
  }

  @Override
  public void addSchema(String name, String description, Map<String, String> properties) {
    ObjectNode schemas = object(object(root, "components"), "schemas");
    if (!schemas.has(name)) {
      ObjectNode schema =
          schemas.putObject(name).put("type", "object").put("description", description);
      ObjectNode types = schema.putObject("properties");
      properties.forEach((property, type) -> types.putObject(property).put("type", type));
    }
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private record Operation(String path, String name, ObjectNode tree) implements ApiOperation {

    @Override
    public String verb() {
      return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public Optional<String> takeMark() {
      return Optional.ofNullable(tree.remove(Mark.NAME)).map(JsonNode::asText);
    }

    @Override
    public void open() {
      if (!tree.has("security")) {
        tree.putArray("security");
      }
    }

    @Override
    public String description() {
      return tree.path("description").asText("");
    }

    @Override
    public void describe(String description) {
      tree.put("description", description);
    }

    @Override
    public Set<String> answers() {
      Set<String> all = new LinkedHashSet<>();
      tree.path("responses").fieldNames().forEachRemaining(all::add);
      return all;
    }

    @Override
    public void addAnswer(String status, String description, String mediaType, String schema) {
      ObjectNode answers = object(tree, "responses");
      if (!answers.has(status)) {
        ObjectNode answer = answers.putObject(status).put("description", description);
        ObjectNode content = answer.putObject("content").putObject(mediaType);
        content.putObject("schema").put("$ref", "#/components/schemas/" + schema);
      }
    }

    @Override
    public void addHeader(String status, String header, String description) {
      if (tree.path("responses").get(status) instanceof ObjectNode answer && !answer.has("$ref")) {
        ObjectNode headers = object(answer, "headers");
        Set<String> there = new LinkedHashSet<>();
        headers.fieldNames().forEachRemaining(there::add);
        if (there.stream().noneMatch(header::equalsIgnoreCase)) {
          ObjectNode added = headers.putObject(header).put("description", description);
          added.putObject("schema").put("type", "string");
        }
      }
    }
  }
}
