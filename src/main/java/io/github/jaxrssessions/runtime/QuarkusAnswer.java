package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * The answers that Quarkus sends past its response filters: server-sent events, streams, what
 * matched nothing, and exceptions that nobody maps.
 */
final class QuarkusAnswer {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final List<String> HEADERS =
      List.of(HttpHeaders.SET_COOKIE, HttpHeaders.CACHE_CONTROL, HttpHeaders.VARY);
  private static final int UNAVAILABLE = 503;

  private QuarkusAnswer() {}

  static void watch(ContainerRequestContext request, ResteasyReactiveRequestContext quarkus) {
    RoutingContext routing = quarkus.unwrap(RoutingContext.class);
    routing.addHeadersEndHandler(leaving -> complete(request, routing.response()));
  }

  private static void complete(ContainerRequestContext request, HttpServerResponse response) {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    HEADERS.forEach(
        name -> response.headers().getAll(name).forEach(value -> headers.add(name, value)));
    try {
      RuntimeHook.close(request, response.getStatusCode(), headers);
      headers.forEach(
          (name, values) ->
              response.headers().set(name, values.stream().map(String::valueOf).toList()));
    } catch (RuntimeException e) {
      // The session could not be kept: the answer promises nothing.
      boolean ours = e instanceof WebApplicationException;
      response.setStatusCode(
          ours ? ((WebApplicationException) e).getResponse().getStatus() : UNAVAILABLE);
      if (response.getStatusCode() == UNAVAILABLE) {
        response.putHeader(HttpHeaders.RETRY_AFTER, "1");
      }
      LOG.log(
          System.Logger.Level.ERROR, "The session of an answer could not be sent. It is a 503.", e);
    }
  }
}
