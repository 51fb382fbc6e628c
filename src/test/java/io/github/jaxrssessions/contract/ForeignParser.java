package io.github.jaxrssessions.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads an OpenAPI document as strangers do: Vert.x holds it against OpenAPI's own schemas. */
public final class ForeignParser {
  private ForeignParser() {}

  /**
   * Reads a document of OpenAPI 3.0 or 3.1. Each body is said to be JSON, since Vert.x knows few
   * other media types, and an operation without a name is given one, since it wants one.
   *
   * @throws ExecutionException if it is refused; the cause says why
   */
  public static OpenAPIContract read(JsonNode document)
      throws ExecutionException, InterruptedException, TimeoutException {
    Vertx vertx = Vertx.vertx();
    try {
      JsonNode plain = document.deepCopy();
      plain.findValues("content").forEach(ForeignParser::asJson);
      for (Map.Entry<String, JsonNode> path : plain.path("paths").properties()) {
        path.getValue().properties().forEach(verb -> named(path.getKey(), verb));
      }
      return OpenAPIContract.from(vertx, new JsonObject(plain.toString()))
          .toCompletionStage()
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    } finally {
      vertx.close();
    }
  }

  private static void asJson(JsonNode content) {
    if (content instanceof ObjectNode types && !types.isEmpty()) {
      JsonNode first = types.iterator().next();
      types.removeAll();
      types.set("application/json", first);
    }
  }

  private static void named(String path, Map.Entry<String, JsonNode> verb) {
    if (verb.getValue() instanceof ObjectNode operation && !operation.has("operationId")) {
      operation.put("operationId", verb.getKey() + " " + path);
    }
  }
}
