package io.github.jaxrssessions.guides.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.User;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A login outside JAX-RS: a link from a mail, taken by a plain handler of the JDK's server. */
public final class MagicLink implements HttpHandler {
  private final SessionAuth<User> auth;
  private final Function<String, Optional<User>> once;

  public MagicLink(SessionAuth<User> auth, Function<String, Optional<User>> once) {
    this.auth = auth;
    this.once = once;
  }

  // #region issue
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Optional<User> user = once.apply(exchange.getRequestURI().getQuery());
    if (user.isPresent()) {
      auth.issue(Map.of("user_id", user.get().id()))
          .forEach(line -> exchange.getResponseHeaders().add("Set-Cookie", line));
    }
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Location", user.isPresent() ? "/" : "/login");
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }
  // #endregion issue
}
