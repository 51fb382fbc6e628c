package io.github.jaxrssessions;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * A session does not fit its cookie. Thrown at the line that wrote it; nothing is cut off or
 * dropped. Unhandled it answers 413 with a problem document (RFC 9457) that names size, limit and
 * remedy.
 */
public final class SessionTooLargeException extends ClientErrorException {
  private static final long serialVersionUID = 1L;

  private final int size;
  private final int limit;

  SessionTooLargeException(int size, int limit) {
    super(message(size, limit), response(size, limit));
    this.size = size;
    this.limit = limit;
  }

  /**
   * What the session's cookies would have weighed.
   *
   * @return bytes, names included
   */
  public int size() {
    return size;
  }

  /**
   * What they may weigh: the size budget of the settings, or less where that many whole lines of
   * cookies do not hold it.
   *
   * @return bytes, names included
   */
  public int limit() {
    return limit;
  }

  private static String message(int size, int limit) {
    return "The session needs "
        + size
        + " bytes of cookies and the budget is "
        + limit
        + ". Keep less in it (ids instead of objects), raise sizeBudget (at most 32000; servers and"
        + " proxies have limits of their own), or keep what is large in a store of your own, and its id in the session.";
  }

  private static Response response(int size, int limit) {
    String body =
        "{\"type\":\"about:blank\",\"title\":\"Session too large\",\"status\":413,\"detail\":\""
            + message(size, limit)
            + "\",\"size\":"
            + size
            + ",\"limit\":"
            + limit
            + "}";
    return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .type("application/problem+json")
        .entity(body.getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
