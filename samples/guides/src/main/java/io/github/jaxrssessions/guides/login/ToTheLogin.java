package io.github.jaxrssessions.guides.login;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

// #region filter
/** A browser that asks for a page is sent to the login; scripts get the 401. */
public final class ToTheLogin implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean page =
        request.getMethod().equals("GET")
            && request.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE);
    if (response.getStatus() == 401 && page) {
      response.setStatus(303);
      response.setEntity(null);
      response.getHeaders().putSingle(HttpHeaders.LOCATION, "/login");
    }
  }
}
// #endregion filter
