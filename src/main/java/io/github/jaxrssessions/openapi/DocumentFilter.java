package io.github.jaxrssessions.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jaxrssessions.SessionAuth;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.jaxrs2.integration.resources.BaseOpenApiResource;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Edits the document on its way out, as text: what swagger keeps of it stays as it is, for other
 * applications may share it. It is the first of the response filters, so that what others make of
 * the text, an {@code ETag} say, is made of the final one.
 */
@Priority(Integer.MAX_VALUE)
final class DocumentFilter implements ContainerResponseFilter {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final int OK = 200;

  private final SessionAuth<?> auth;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServedMethods served;

  @Context
  @SuppressWarnings("NullAway.Init") // the runtime sets it before the first request
  private Application application;

  @Context
  @SuppressWarnings("NullAway.Init") // the runtime sets it before the first request
  private Configuration configuration;

  DocumentFilter(SessionAuth<?> auth) {
    this.auth = auth;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() != OK || !isDocument(request.getUriInfo().getMatchedResources())) {
      return;
    }
    if (!(response.getEntity() instanceof String text)) {
      tell(Level.WARNING, "The OpenAPI document is no text: nothing about logins is added to it.");
      return;
    }
    boolean yaml = String.valueOf(response.getMediaType()).contains("yaml");
    try {
      response.setEntity(edited(text, yaml ? Yaml.mapper() : Json.mapper(), yaml));
    } catch (JsonProcessingException e) {
      tell(
          Level.WARNING,
          "The OpenAPI document cannot be read: nothing about logins is added to it.");
    }
  }

  /** The resource that answered comes first; some runtimes give its class. */
  private static boolean isDocument(List<Object> matched) {
    return !matched.isEmpty()
        && (matched.get(0) instanceof BaseOpenApiResource
            || (matched.get(0) instanceof Class<?> type
                && BaseOpenApiResource.class.isAssignableFrom(type)));
  }

  private String edited(String text, ObjectMapper mapper, boolean yaml)
      throws JsonProcessingException {
    JsonNode read =
        mapper
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // examples stay exact
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .readTree(text);
    if (!(read instanceof ObjectNode document)) {
      return text;
    }
    TreeDocument tree = new TreeDocument(document);
    DocumentEdit edit = new DocumentEdit(auth, served(), tree);
    edit.run(tree::remove);
    tellOf(edit);
    boolean pretty = !yaml && text.indexOf('\n') >= 0;
    ObjectWriter writer = pretty ? mapper.writer(new DefaultPrettyPrinter()) : mapper.writer();
    return writer.writeValueAsString(document);
  }

  private ServedMethods served() {
    ServedMethods known = served;
    if (known == null) {
      known = new ServedMethods(registered());
      served = known;
    }
    return known;
  }

  /** Some runtimes know resources by the one, some by the other. */
  @SuppressWarnings("deprecation") // applications still give singletons
  private Set<Class<?>> registered() {
    Set<Class<?>> classes = new LinkedHashSet<>(application.getClasses());
    classes.addAll(configuration.getClasses());
    application.getSingletons().forEach(each -> classes.add(each.getClass()));
    configuration.getInstances().forEach(each -> classes.add(each.getClass()));
    return classes;
  }

  private void tellOf(DocumentEdit edit) {
    if (edit.untold()) {
      tell(
          Level.WARNING,
          "No operation of the OpenAPI document bears a mark, so it does not say which need a login."
              + " It was read before SessionOpenApi.of was called, or swagger does not see"
              + " META-INF/services of this library: its class loader must.");
    } else if (!edit.left().isEmpty()) {
      tell(
          Level.WARNING,
          "Operations of the OpenAPI document that were not read from a resource method are left as"
              + " they are, so describe their security with them: {0}",
          edit.left());
    }
    if (!edit.foreign().isEmpty()) {
      tell(
          Level.INFO,
          "Operations of classes that this application does not register are left out of its OpenAPI"
              + " document: {0}",
          edit.foreign());
    }
  }

  /** Each message once, whatever it names: a document may differ from one caller to the next. */
  private void tell(Level level, String message, Object... what) {
    if (told.add(message)) {
      LOG.log(level, message, what);
    }
  }
}
