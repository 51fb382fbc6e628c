package io.github.jaxrssessions.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document of swagger's objects, with what is the same of them in swagger-core 2.2 and 3.0.
 *
 * @param model changed in place
 */
record ModelDocument(OpenAPI model) implements ApiDocument {

  @Override
  public List<ApiOperation> operations() {
    List<ApiOperation> all = new ArrayList<>();
    if (model.getPaths() != null) {
      model
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach((verb, each) -> all.add(new Found(path, verb, each))));
    }
    return all;
  }

  @Override
  public void addCookieScheme(String name, String cookie, String description) {
    Components components = components();
    if (components.getSecuritySchemes() == null) {
      components.setSecuritySchemes(new LinkedHashMap<>());
    }
    components
        .getSecuritySchemes()
        .putIfAbsent(
            name,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(cookie)
                .description(description));
  }

  @Override
  public void addRequirement(String scheme) {
    if (model.getSecurity() == null) {
      model.addSecurityItem(new SecurityRequirement().addList(scheme));
    }
  }

  @Override
  public void addSchema(String name, String description, Map<String, String> properties) {
    Components components = components();
    if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
      Schema<Object> schema = ofType("object");
      schema.setDescription(description);
      properties.forEach((property, type) -> schema.addProperty(property, ofType(type)));
      components.addSchemas(name, schema);
    }
  }

  private Components components() {
    if (model.getComponents() == null) {
      model.setComponents(new Components());
    }
    return model.getComponents();
  }

  /** As documents of OpenAPI 3.0 say it, and those of 3.1. */
  private static Schema<Object> ofType(String type) {
    Schema<Object> schema = new Schema<>();
    schema.setType(type);
    schema.addType(type);
    return schema;
  }

  private record Found(String path, PathItem.HttpMethod method, Operation operation)
      implements ApiOperation {

    @Override
    public String verb() {
      return method.name();
    }

    @Override
    public Optional<String> takeMark() {
      Map<String, Object> extensions = operation.getExtensions();
      if (extensions == null || !extensions.containsKey(Mark.NAME)) {
        return Optional.empty();
      }
      String mark = String.valueOf(extensions.remove(Mark.NAME));
      if (extensions.isEmpty()) {
        operation.setExtensions(null);
      }
      return Optional.of(mark);
    }

    @Override
    public void open() {
      if (operation.getSecurity() == null) {
        operation.setSecurity(new ArrayList<>());
      }
    }

    @Override
    public String description() {
      return operation.getDescription() == null ? "" : operation.getDescription();
    }

    @Override
    public void describe(String description) {
      operation.setDescription(description);
    }

    @Override
    public Set<String> answers() {
      return operation.getResponses() == null ? Set.of() : operation.getResponses().keySet();
    }

    @Override
    public void addAnswer(String status, String description, String mediaType, String schema) {
      if (operation.getResponses() == null) {
        operation.setResponses(new ApiResponses());
      }
      Schema<Object> body = new Schema<>();
      body.set$ref("#/components/schemas/" + schema);
      Content content = new Content().addMediaType(mediaType, new MediaType().schema(body));
      operation
          .getResponses()
          .putIfAbsent(status, new ApiResponse().description(description).content(content));
    }

    @Override
    public void addHeader(String status, String name, String description) {
      ApiResponse answer =
          operation.getResponses() == null ? null : operation.getResponses().get(status);
      if (answer == null || answer.get$ref() != null) {
        return;
      }
      Map<String, Header> there = answer.getHeaders() == null ? Map.of() : answer.getHeaders();
      if (there.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
        answer.addHeaderObject(
            name, new Header().description(description).schema(ofType("string")));
      }
    }
  }
}
