package io.github.jaxrssessions;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The first look at a request, before any other filter can change it: it gets its session, not yet
 * opened, and a request from another origin is refused.
 */
@PreMatching
@Priority(Integer.MIN_VALUE)
final class OpeningFilter implements ContainerRequestFilter {
  private final Shared<?> shared;
  private final CrossOriginGuard guard;

  OpeningFilter(Shared<?> shared, CrossOriginGuard guard) {
    this.shared = shared;
    this.guard = guard;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestSession<?> session =
        new RequestSession<>(shared, Wire.values(request.getHeaders(), HttpHeaders.COOKIE));
    session.bind(request);
    request.setSecurityContext(new SessionSecurityContext(session, request.getSecurityContext()));
    String method = request.getMethod();
    if (!guard.passes(method) && guard.refuses(method, Wire.path(request), Wire.origins(request))) {
      request.abortWith(Problem.crossOrigin());
    }
  }
}
