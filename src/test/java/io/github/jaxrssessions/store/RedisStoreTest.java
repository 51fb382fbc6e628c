package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.contract.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on one server. */
class RedisStoreTest extends StoreContract {
  private static RedisServer server;
  private static Redis here;
  private static Redis there;

  @BeforeAll
  static void start() {
    server = RedisServer.with();
    here = Redis.builder(server.uri()).timeout(RedisServer.LONG).connect();
    there = Redis.builder(server.uri()).timeout(RedisServer.LONG).connect();
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
    server.close();
  }

  @Override
  protected SessionStore store() {
    return here.sessions();
  }

  @Override
  protected SessionStore otherNode() {
    return there.sessions();
  }

  @Override
  protected boolean severalNamesAtOnce() {
    return false;
  }
}
