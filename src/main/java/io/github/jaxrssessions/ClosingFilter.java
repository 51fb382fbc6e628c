package io.github.jaxrssessions;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last look at an answer, after any other filter: its cookies, and what caches may do. */
@Priority(Integer.MIN_VALUE)
final class ClosingFilter implements ContainerResponseFilter {
  private static final int FAILED = 500;

  private static final List<String> OF_THE_ENTITY =
      List.of(
          HttpHeaders.CONTENT_ENCODING,
          HttpHeaders.CONTENT_LANGUAGE,
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_LOCATION,
          HttpHeaders.ETAG,
          HttpHeaders.LAST_MODIFIED,
          HttpHeaders.LOCATION);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Optional<RequestSession<?>> bound = RequestSession.find(request);
    if (bound.isEmpty()) {
      return; // answered before our first filter saw it
    }
    RequestSession<?> session = bound.get();
    if (!session.isKeptOpen()) {
      close(session, response);
    }
    if (session.wasRead()) {
      keepPrivate(response.getHeaders(), response::getHeaderString);
    }
  }

  private static void close(RequestSession<?> session, ContainerResponseContext response) {
    try {
      send(session, response.getStatus(), response.getHeaders());
    } catch (WebApplicationException e) { // one of ours: what was to be kept is not
      replace(response, e.getResponse());
    }
  }

  /**
   * Does the same for an answer that no response filter sees. One that a filter has seen is done,
   * unless it failed after that and is answered anew.
   */
  static void late(
      ContainerRequestContext request, int status, MultivaluedMap<String, Object> headers) {
    Optional<RequestSession<?>> bound = RequestSession.find(request);
    if (bound.isEmpty() || (bound.get().hasLeft() && status < FAILED)) {
      return;
    }
    send(bound.get(), status, headers);
    if (bound.get().wasRead()) {
      keepPrivate(headers, name -> joined(headers.get(name)));
    }
  }

  /** Adds the cookies that the headers do not have from an earlier try. */
  private static void send(
      RequestSession<?> session, int status, MultivaluedMap<String, Object> headers) {
    List<String> leaving = session.leave(status);
    if (leaving.isEmpty()) {
      return;
    }
    List<String> sent =
        headers.getOrDefault(HttpHeaders.SET_COOKIE, List.of()).stream()
            .map(String::valueOf)
            .toList();
    List<String> lines = leaving.stream().filter(line -> !sent.contains(line)).toList();
    lines.forEach(line -> headers.add(HttpHeaders.SET_COOKIE, line));
    if (!lines.isEmpty()) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  private static @Nullable String joined(@Nullable List<Object> values) {
    return values == null
        ? null
        : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** The write failed: the answer says so, and promises nothing. */
  private static void replace(ContainerResponseContext response, Response failure) {
    OF_THE_ENTITY.forEach(response.getHeaders()::remove);
    response.setStatus(failure.getStatus());
    response.setEntity(failure.getEntity(), new Annotation[0], failure.getMediaType());
    failure.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
  }

  private static void keepPrivate(
      MultivaluedMap<String, Object> headers, Function<String, @Nullable String> text) {
    @Nullable String varies = text.apply(HttpHeaders.VARY);
    @Nullable String cached = text.apply(HttpHeaders.CACHE_CONTROL);
    if (varies == null && cached == null) {
      headers.putSingle(HttpHeaders.VARY, HttpHeaders.COOKIE);
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "private");
      return; // as nearly always
    }
    List<String> vary = directives(varies);
    if (!vary.contains("*") && vary.stream().noneMatch(HttpHeaders.COOKIE::equalsIgnoreCase)) {
      headers.putSingle(
          HttpHeaders.VARY,
          Stream.concat(vary.stream(), Stream.of(HttpHeaders.COOKIE))
              .collect(Collectors.joining(", ")));
    }
    List<String> control = directives(cached);
    boolean kept =
        control.stream()
            .map(ClosingFilter::name)
            .anyMatch(n -> n.equals("private") || n.equals("no-store"));
    if (!kept) {
      Stream<String> rest =
          control.stream().filter(d -> !name(d).equals("public") && !name(d).equals("s-maxage"));
      headers.putSingle(
          HttpHeaders.CACHE_CONTROL,
          Stream.concat(rest, Stream.of("private")).collect(Collectors.joining(", ")));
    }
  }

  private static String name(String directive) {
    int equals = directive.indexOf('=');
    return (equals < 0 ? directive : directive.substring(0, equals)).toLowerCase(Locale.ROOT);
  }

  private static List<String> directives(@Nullable String header) {
    return header == null
        ? List.of()
        : Arrays.stream(header.split(",")).map(String::strip).filter(d -> !d.isEmpty()).toList();
  }
}
