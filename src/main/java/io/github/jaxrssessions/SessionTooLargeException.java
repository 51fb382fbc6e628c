package io.github.jaxrssessions;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * A session does not fit its cookie, or is larger than a store takes. Thrown at the line that wrote
 * it; nothing is cut off or dropped. Unhandled it answers 413 with a problem document (RFC 9457)
 * that names size, limit and remedy.
 */
public final class SessionTooLargeException extends ClientErrorException {
  private static final long serialVersionUID = 1L;

  /** What the cookies would weigh, in bytes. */
  private final int size;

  /** What they may weigh, in bytes. */
  private final int limit;

  SessionTooLargeException(int size, int limit) {
    this(size, limit, message(size, limit));
  }

  private SessionTooLargeException(int size, int limit, String message) {
    super(message, response(size, limit, message));
    this.size = size;
    this.limit = limit;
  }

  static SessionTooLargeException inStore(int size, int limit) {
    return new SessionTooLargeException(
        size,
        limit,
        "The session's data has "
            + size
            + " bytes and a stored session may have "
            + limit
            + ". Keep less in it: ids instead of objects.");
  }

  /**
   * What the session's cookies would have weighed; of a stored session what its data weighs.
   *
   * @return bytes, names included
   */
  public int size() {
    return size;
  }

  /**
   * What they may weigh: the size budget of the settings, or less where that many whole lines of
   * cookies do not hold it. Of a stored session 65,536.
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
        + " proxies have limits of their own), or keep sessions on the server: store(…).";
  }

  private static Response response(int size, int limit, String message) {
    String body =
        "{\"type\":\"about:blank\",\"title\":\"Session too large\",\"status\":413,\"detail\":\""
            + message
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
