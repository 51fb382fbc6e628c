package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;

/** A filter of the application's, with the session in a field: it says whose in a header. */
public class Fitted implements ContainerRequestFilter, ContainerResponseFilter {
  static final String ASKED = "X-Whose";

  @Context private SessionWriter session;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaderString(ASKED) != null) {
      request.setProperty(ASKED, session == null ? "null" : Injected.owner(session));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Object whose = request.getProperty(ASKED);
    if (whose != null) {
      response.getHeaders().putSingle(ASKED, whose);
    }
  }
}
