package io.github.jaxrssessions;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions without a server, for what does not travel over HTTP. */
final class Sessions {
  private Sessions() {}

  /** The session of a request that a Cookie header came with. */
  static RequestSession<?> request(SessionAuth<?> auth, String... cookieLines) {
    return auth.request(List.of(cookieLines));
  }

  static <U> Optional<SessionPrincipal<U>> authenticate(SessionAuth<U> auth, String cookieLine) {
    return auth.authenticate(Map.of(HttpHeaders.COOKIE, List.of(cookieLine)));
  }
}
