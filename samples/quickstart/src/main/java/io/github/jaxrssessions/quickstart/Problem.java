package io.github.jaxrssessions.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What went wrong with a request, answered as {@code application/problem+json} (RFC 9457). */
final class Problem extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  /** The body's name in the OpenAPI document. */
  static final String SCHEMA = "Problem";

  @Schema(name = SCHEMA)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Body(String type, String title, int status, String detail, String field) {}

  private Problem(Response.ResponseBuilder response) {
    super(response.build());
  }

  private static Response.ResponseBuilder answer(
      Response.Status status, String detail, String field) {
    String title = status.getReasonPhrase();
    return Response.status(status)
        .type("application/problem+json")
        .entity(new Body("about:blank", title, status.getStatusCode(), detail, field));
  }

  static Problem badField(String field, String detail) {
    return new Problem(answer(Response.Status.BAD_REQUEST, detail, field));
  }

  static Problem taken() {
    String detail = "There is an account with this e-mail already.";
    return new Problem(answer(Response.Status.CONFLICT, detail, "email"));
  }

  static Problem wrongLogin() {
    String detail = "E-mail or password is wrong.";
    return new Problem(
        answer(Response.Status.UNAUTHORIZED, detail, null)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Session"));
  }
}
