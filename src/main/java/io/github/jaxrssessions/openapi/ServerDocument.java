package io.github.jaxrssessions.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * A document of MicroProfile's objects, with what is the same of them in 3.0 to 4.1. What a getter
 * gives may be a copy, so each change is set.
 *
 * @param model changed in place
 */
record ServerDocument(OpenAPI model) implements ApiDocument {

  @Override
  public List<ApiOperation> operations() {
    List<ApiOperation> all = new ArrayList<>();
    if (model.getPaths() != null && model.getPaths().getPathItems() != null) {
      model
          .getPaths()
          .getPathItems()
          .forEach(
              (path, item) ->
                  item.getOperations()
                      .forEach((verb, each) -> all.add(new Found(path, verb, each))));
    }
    return all;
  }

  @Override
  public void addCookieScheme(String name, String cookie, String description) {
    Components components = components();
    if (!there(components.getSecuritySchemes()).containsKey(name)) {
      components.addSecurityScheme(
          name,
          OASFactory.createSecurityScheme()
              .type(SecurityScheme.Type.APIKEY)
              .in(SecurityScheme.In.COOKIE)
              .name(cookie)
              .description(description));
    }
  }

  @Override
  public void addRequirement(String scheme) {
    if (model.getSecurity() == null || model.getSecurity().isEmpty()) {
      SecurityRequirement requirement = OASFactory.createSecurityRequirement().addScheme(scheme);
      model.setSecurity(new ArrayList<>(List.of(requirement)));
    }
  }

  @Override
  public void addSchema(String name, String description, Map<String, String> properties) {
    Components components = components();
    if (!there(components.getSchemas()).containsKey(name)) {
      Schema schema = ofType("object").description(description);
      properties.forEach((property, type) -> schema.addProperty(property, ofType(type)));
      components.addSchema(name, schema);
    }
  }

  private Components components() {
    if (model.getComponents() == null) {
      model.setComponents(OASFactory.createComponents());
    }
    return model.getComponents();
  }

  private static <T> Map<String, T> there(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  /** Up to 3.1 a schema has one type, from 4.0 on a list of them. */
  private static Schema ofType(String name) {
    Schema.SchemaType type = Schema.SchemaType.valueOf(name.toUpperCase(Locale.ROOT));
    Schema schema = OASFactory.createSchema();
    try {
      setter().invoke(schema, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This MicroProfile OpenAPI takes no type of a schema.", e);
    }
    return schema;
  }

  private static Method setter() throws NoSuchMethodException {
    boolean many =
        Arrays.stream(Schema.class.getMethods()).anyMatch(m -> m.getName().equals("addType"));
    return Schema.class.getMethod(many ? "addType" : "setType", Schema.SchemaType.class);
  }

  private record Found(String path, PathItem.HttpMethod method, Operation operation)
      implements ApiOperation {

    @Override
    public String verb() {
      return method.name();
    }

    @Override
    public Optional<String> takeMark() {
      return Optional.empty();
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
      APIResponses answers = operation.getResponses();
      return answers == null ? Set.of() : there(answers.getAPIResponses()).keySet();
    }

    @Override
    public void addAnswer(String status, String description, String mediaType, String schema) {
      if (answers().contains(status)) {
        return;
      }
      if (operation.getResponses() == null) {
        operation.setResponses(OASFactory.createAPIResponses());
      }
      MediaType body =
          OASFactory.createMediaType()
              .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema));
      Content content = OASFactory.createContent().addMediaType(mediaType, body);
      operation
          .getResponses()
          .addAPIResponse(
              status, OASFactory.createAPIResponse().description(description).content(content));
    }

    @Override
    public void addHeader(String status, String name, String description) {
      APIResponse answer =
          answers().contains(status) ? operation.getResponses().getAPIResponse(status) : null;
      if (answer == null || answer.getRef() != null) {
        return;
      }
      Map<String, Header> headers = new LinkedHashMap<>(there(answer.getHeaders()));
      if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
        headers.put(
            name, OASFactory.createHeader().description(description).schema(ofType("string")));
        answer.setHeaders(headers);
      }
    }
  }
}
