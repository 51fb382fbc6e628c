package io.github.jaxrssessions.benchmarks.micro;

import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The cookie of Quarkus' form login, made and read by the class that Quarkus itself uses. It holds
 * a user's name; here that is the session's text. Of the request it wants the cookie only.
 */
final class QuarkusCookies implements Cookies.OfText<String> {
  private static final String NAME = "quarkus-credential";
  private static final long TIMEOUT = 1_800_000;
  private static final long RENEWAL = 60_000;

  private final PersistentLoginManager logins =
      new PersistentLoginManager(
          Base64.getEncoder().encodeToString(OurCookies.secret()),
          NAME,
          TIMEOUT,
          RENEWAL,
          true,
          "STRICT",
          "/",
          -1,
          null);
  private final AtomicReference<Cookie> cookie = new AtomicReference<>();
  private final HttpServerRequest request = of(HttpServerRequest.class);
  private final RoutingContext context = of(RoutingContext.class);

  private <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "request" -> request;
                  case "getCookie" -> cookie.get();
                  case "addCookie" -> {
                    cookie.set((Cookie) arguments[0]);
                    yield proxy;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                }));
  }

  @Override
  public String content(Sample sample) {
    return sample.text();
  }

  @Override
  public String seal(String content) {
    logins.save(content, context, NAME, null, false);
    return cookie.get().getValue();
  }

  @Override
  public String open(String value) {
    cookie.set(Cookie.cookie(NAME, value));
    return logins.restore(context).getPrincipal();
  }
}
