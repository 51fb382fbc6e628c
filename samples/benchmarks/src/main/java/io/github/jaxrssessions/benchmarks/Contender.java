package io.github.jaxrssessions.benchmarks;

import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import io.github.jaxrssessions.store.Jdbc;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.store.Redis;
import java.util.function.Function;

/** What is measured: a library and where it keeps its sessions. All begin with an empty store. */
enum Contender {
  SEALED_COOKIE("sealed cookie", at -> Ours.sealed()),
  MEMORY("memory", at -> Ours.in(new MemorySessionStore(100_000), () -> {})),
  POSTGRESQL("PostgreSQL", at -> ours(Pool.postgresql(at))),
  H2("H2", at -> ours(Pool.h2())),
  REDIS("Redis", Contender::redis),
  SPRING_POSTGRESQL(
      "JdbcIndexedSessionRepository", at -> SpringStores.jdbc(Pool.postgresql(at), "postgresql")),
  SPRING_H2("JdbcIndexedSessionRepository", at -> SpringStores.jdbc(Pool.h2(), "h2")),
  SPRING_REDIS("RedisSessionRepository", SpringStores::redis),
  SPRING_REDIS_INDEXED("RedisIndexedSessionRepository", SpringStores::redisIndexed);

  private final String title;
  private final Function<Addresses, Sessions> opening;

  Contender(String title, Function<Addresses, Sessions> opening) {
    this.title = title;
    this.opening = opening;
  }

  String title() {
    return title;
  }

  Sessions open(Addresses at) {
    return opening.apply(at);
  }

  private static Sessions ours(Pool pool) {
    Jdbc jdbc = Jdbc.of(pool.source());
    jdbc.createTables();
    return Ours.in(jdbc.sessions(), pool::close);
  }

  private static Sessions redis(Addresses at) {
    SpringStores.empty(at);
    Redis redis = Redis.connect("redis://127.0.0.1:" + at.redis());
    return Ours.in(redis.sessions(), redis::close);
  }
}
