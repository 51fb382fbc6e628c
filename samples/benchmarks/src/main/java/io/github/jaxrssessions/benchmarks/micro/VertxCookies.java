package io.github.jaxrssessions.benchmarks.micro;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.sstore.cookie.CookieSessionStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vert.x' cookie store: signed, so that whoever has the cookie reads what is in it. */
final class VertxCookies implements Cookies.OfText<Map<String, Object>> {
  private static final long TIMEOUT = 1_800_000;
  private final CookieSessionStore store =
      CookieSessionStore.create(
          Vertx.vertx(new VertxOptions().setAddressResolverOptions(new AddressResolverOptions())),
          "0123456789abcdef0123456789abcdef");

  @Override
  public Map<String, Object> content(Sample sample) {
    Map<String, Object> content = new LinkedHashMap<>();
    sample.map().forEach((name, value) -> content.put(name, vertx(value)));
    return content;
  }

  private static Object vertx(Object value) {
    return value instanceof List<?> list ? json(list) : value;
  }

  private static JsonArray json(List<?> list) {
    JsonArray array = new JsonArray();
    for (Object each : list) {
      array.add(each instanceof Map<?, ?> map ? JsonObject.mapFrom(map) : each);
    }
    return array;
  }

  @Override
  public String seal(Map<String, Object> content) {
    Session session = store.createSession(TIMEOUT);
    content.forEach(session::put);
    return session.value();
  }

  @Override
  public Map<String, Object> open(String cookie) {
    return store.get(cookie).result().data();
  }
}
