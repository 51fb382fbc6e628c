package io.github.jaxrssessions.guides.spa;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

// #region cors
/** Lets the scripts of one other origin read the answers, refusals too. */
public final class Cors implements ContainerResponseFilter {
  private final String origin; // "https://app.example.com", never "*"

  public Cors(String origin) {
    this.origin = origin;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, "Origin");
    if (!origin.equals(request.getHeaderString("Origin"))) {
      return;
    }
    headers.putSingle("Access-Control-Allow-Origin", origin);
    headers.putSingle("Access-Control-Allow-Credentials", "true");
    if (request.getMethod().equals("OPTIONS")) { // the preflight
      headers.putSingle("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
      headers.putSingle("Access-Control-Allow-Headers", "Content-Type");
      headers.putSingle("Access-Control-Max-Age", "600");
    }
  }
}
// #endregion cors
