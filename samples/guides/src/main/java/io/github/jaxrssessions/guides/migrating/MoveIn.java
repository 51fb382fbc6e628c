package io.github.jaxrssessions.guides.migrating;

import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;

// #region filter
/** Who is logged in by an old cookie gets a session of ours. */
public abstract class MoveIn implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String SHOWN = MoveIn.class.getName();

  private final String name;
  private final String expiry;

  @Context private SessionWriter session;

  /**
   * @param name the old cookie
   * @param expiry the Set-Cookie line that removes it
   */
  protected MoveIn(String name, String expiry) {
    this.name = name;
    this.expiry = expiry;
  }

  /** The session's data of who is logged in by the old cookie. */
  protected abstract Optional<Map<String, Object>> old(String cookie);

  @Override
  public void filter(ContainerRequestContext request) {
    var cookie = request.getCookies().get(name);
    if (cookie == null) {
      return;
    }
    request.setProperty(SHOWN, true);
    if (session.current().isEmpty()) {
      old(cookie.getValue())
          .ifPresent(
              data -> {
                session.set(data);
                request.abortWith(again(request.getUriInfo()));
              });
    }
  }

  /** The same request once more: the browser has a session then. */
  private static Response again(UriInfo uri) {
    var asked = uri.getRequestUri();
    String path = asked.getRawPath().replaceFirst("^/+", "/");
    String query = asked.getRawQuery();
    return Response.status(Response.Status.TEMPORARY_REDIRECT)
        .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
        .build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(SHOWN) != null && response.getStatus() < 500) {
      response.getHeaders().add(HttpHeaders.SET_COOKIE, expiry);
    }
  }
}
// #endregion filter
