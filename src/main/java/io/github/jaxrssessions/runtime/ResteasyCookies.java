package io.github.jaxrssessions.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets every {@code Set-Cookie} line of an answer arrive, the application's own, too. RESTEasy's
 * servers add a header value whose class has a HeaderDelegate, while a plain text may stand for all
 * values of its name: so each line becomes such a value. Registered after the filter that writes
 * the session's lines and with its priority, it runs after it.
 */
@Priority(Integer.MIN_VALUE)
final class ResteasyCookies
    implements ContainerResponseFilter, RuntimeDelegate.HeaderDelegate<ResteasyCookies.Line> {

  /** One {@code Set-Cookie} line. */
  record Line(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<String> lines = response.getStringHeaders().get(HttpHeaders.SET_COOKIE);
    if (lines != null && lines.size() > 1) {
      List<Object> values = new ArrayList<>(); // one that can be taken from
      lines.forEach(line -> values.add(new Line(line)));
      response.getHeaders().put(HttpHeaders.SET_COOKIE, values);
    }
  }

  @Override
  public Line fromString(String text) {
    return new Line(text);
  }

  @Override
  public String toString(Line line) {
    return line.text();
  }
}
