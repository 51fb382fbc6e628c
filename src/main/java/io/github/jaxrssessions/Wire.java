package io.github.jaxrssessions;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as it was received. */
final class Wire {
  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final String ORIGIN = "Origin";

  private Wire() {}

  /** All values of a header, whatever the case of its name. */
  static List<String> values(Map<String, List<String>> headers, String name) {
    @Nullable List<String> values = null; // each request is here, and most have none
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (name.equalsIgnoreCase(header.getKey())) {
        values = values == null ? new ArrayList<>(1) : values;
        for (@Nullable String value : header.getValue()) {
          if (value != null) {
            values.add(value);
          }
        }
      }
    }
    return values == null ? List.of() : values;
  }

  static CrossOriginGuard.Headers origins(Map<String, List<String>> headers) {
    return new CrossOriginGuard.Headers(
        values(headers, FETCH_SITE), values(headers, ORIGIN), values(headers, HttpHeaders.HOST));
  }

  /** HTTP/2 has no Host header; there the runtime's own address stands for it. */
  static CrossOriginGuard.Headers origins(ContainerRequestContext request) {
    CrossOriginGuard.Headers headers = origins(request.getHeaders());
    String authority = request.getUriInfo().getBaseUri().getRawAuthority();
    return headers.host().isEmpty() && authority != null
        ? new CrossOriginGuard.Headers(headers.fetchSite(), headers.origin(), List.of(authority))
        : headers;
  }

  /** The path, percent-encoded as it came, relative to the application path. */
  static String path(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    String base = Objects.requireNonNullElse(uri.getBaseUri().getRawPath(), "/");
    String path = Objects.requireNonNullElse(uri.getRequestUri().getRawPath(), "/");
    String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }
}
