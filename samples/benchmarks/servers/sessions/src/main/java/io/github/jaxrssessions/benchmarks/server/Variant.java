package io.github.jaxrssessions.benchmarks.server;

import java.util.List;
import java.util.Locale;

/** What a server is started as: {@code -Dvariant=}. */
public enum Variant {
  BARE,
  COOKIE,
  MEMORY,
  REDIS,
  POSTGRESQL,
  HTTPSESSION;

  /** The one that was asked for. */
  public static Variant asked() {
    return valueOf(System.getProperty("variant").toUpperCase(Locale.ROOT));
  }

  /** Whether the sessions are those of this library. */
  public boolean isOurs() {
    return this != BARE && this != HTTPSESSION;
  }

  /** The resource. */
  public Class<?> resource() {
    return switch (this) {
      case BARE -> Bare.class;
      case HTTPSESSION -> WithHttpSession.class;
      default -> WithSessions.class;
    };
  }

  /** The instances to register. */
  public List<Object> instances() {
    return isOurs() ? List.of(Sessions.auth(this)) : List.of();
  }
}
