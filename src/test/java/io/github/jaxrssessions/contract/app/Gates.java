package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Answers in the place of resources. */
final class Gates {
  static final String BEFORE = "X-Abort-Before";
  static final String AFTER = "X-Abort-After";

  private Gates() {}

  /** Before a resource is looked for. */
  @PreMatching
  public static class Before implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String status = request.getHeaderString(BEFORE);
      if (status != null) {
        request.abortWith(Response.status(Integer.parseInt(status)).entity("before").build());
      }
    }
  }

  /** In front of a resource, having logged in or out by the writer in a field. */
  public static class After implements ContainerRequestFilter {
    @Context private SessionWriter session;

    @Override
    public void filter(ContainerRequestContext request) {
      String name = request.getHeaderString(AFTER);
      if (name != null && name.isEmpty()) {
        session.clear();
      } else if (name != null) {
        session.set(Map.of("user_id", name));
      }
      if (name != null) {
        request.abortWith(Response.ok("after").build());
      }
    }
  }
}
