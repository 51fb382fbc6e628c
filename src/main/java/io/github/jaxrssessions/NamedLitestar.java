package io.github.jaxrssessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Litestar's cookies as their names describe them, one by one. */
final class NamedLitestar {
  final Setting<Instant> until = new Setting<>("litestar");
  final Setting<List<byte[]>> secrets = new Setting<>("litestar");
  final Setting<String> name = new Setting<>("litestar");
  final Setting<String> path = new Setting<>("litestar");
  final Setting<String> domain = new Setting<>("litestar");
  final Setting<Duration> maxAge = new Setting<>("litestar");

  /** Null where nothing is set. */
  @Nullable LitestarCookies cookies() {
    if (Stream.of(until, secrets, name, path, domain, maxAge).noneMatch(Setting::given)) {
      return null;
    }
    if (!until.given() || !secrets.given()) {
      throw new IllegalStateException(
          "The litestar cookies need both sessions.litestar.until and sessions.litestar.secrets.");
    }
    LitestarCookies cookies =
        LitestarCookies.until(until.required(), secrets.required().toArray(byte[][]::new));
    if (name.given()) {
      cookies = cookies.withName(name.required());
    }
    if (path.given()) {
      cookies = cookies.withPath(path.required());
    }
    if (domain.given()) {
      cookies = cookies.withDomain(domain.required());
    }
    return maxAge.given() ? cookies.withMaxAge(maxAge.required()) : cookies;
  }
}
