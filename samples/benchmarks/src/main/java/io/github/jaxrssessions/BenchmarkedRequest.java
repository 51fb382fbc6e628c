package io.github.jaxrssessions;

import java.util.List;

/**
 * A request as the filters of the library make it, without a JAX-RS runtime around it, whose cost
 * would be measured as well. It stands in the library's package because the writer of a session is
 * the runtime's business there, and not public.
 */
public final class BenchmarkedRequest {
  private static final int OK = 200;

  private final RequestSession<?> session;

  /**
   * A request that begins.
   *
   * @param auth the application's
   * @param cookie its {@code Cookie} header
   */
  public BenchmarkedRequest(SessionAuth<?> auth, String cookie) {
    session = auth.request(List.of(cookie));
  }

  /**
   * What a resource method would be given.
   *
   * @return the writer
   */
  public SessionWriter writer() {
    return session;
  }

  /**
   * Who is logged in.
   *
   * @return the user
   */
  public Object user() {
    return session.principal().orElseThrow().user();
  }

  /**
   * The answer leaves.
   *
   * @return its {@code Set-Cookie} lines
   */
  public List<String> answer() {
    return session.leave(OK);
  }
}
