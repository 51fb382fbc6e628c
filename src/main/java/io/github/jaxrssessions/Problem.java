package io.github.jaxrssessions;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The answers of the library's own: small problem documents (RFC 9457), each always the same. */
final class Problem {
  static final String TYPE = "application/problem+json";

  private Problem() {}

  /** Nobody is logged in, for whatever reason. */
  static Response unauthorized() {
    return of(401, "Unauthorized", "Log in and try again.")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Session")
        .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
        .build();
  }

  /** Somebody is logged in, and for too long: the challenge of RFC 9470 under our scheme. */
  static Response loginTooOld(Duration age) {
    String challenge =
        "Session error=\"insufficient_user_authentication\", max_age=\"" + age.toSeconds() + '"';
    return of(
            RecentLogin.PROBLEM_TYPE,
            401,
            "Recent Login Required",
            "Log in again to do this.",
            ",\"max_age\":" + age.toSeconds())
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
        .build();
  }

  /** Somebody is logged in, and may not. */
  static Response forbidden() {
    return of(403, "Forbidden", "This needs a right that you do not have.")
        .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
        .build();
  }

  /** An unsafe request from another origin. */
  static Response crossOrigin() {
    return of(403, "Forbidden", "The request came from another origin.").build();
  }

  /** It cannot be told who is calling, or the session could not be kept. */
  static Response unavailable() {
    return of(503, "Service Unavailable", "Sessions cannot be checked right now. Try again.")
        .header(HttpHeaders.RETRY_AFTER, "1")
        .build();
  }

  /** Others were first: in a place, or in a change. */
  static Response conflict(String type, String title, String detail) {
    return of("urn:jaxrs-sessions:" + type, 409, title, detail, "").build();
  }

  private static Response.ResponseBuilder of(int status, String title, String detail) {
    return of("about:blank", status, title, detail, "");
  }

  private static Response.ResponseBuilder of(
      String type, int status, String title, String detail, String more) {
    String body =
        "{\"type\":\""
            + type
            + "\",\"title\":\""
            + title
            + "\",\"status\":"
            + status
            + ",\"detail\":\""
            + detail
            + '"'
            + more
            + '}';
    return Response.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .type(TYPE)
        .entity(body.getBytes(StandardCharsets.UTF_8)); // every runtime writes bytes
  }
}
