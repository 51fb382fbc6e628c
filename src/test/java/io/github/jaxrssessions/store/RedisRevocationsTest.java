package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.contract.RevocationsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on one server. */
class RedisRevocationsTest extends RevocationsContract {
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
  protected Revocations revocations() {
    return here.revocations();
  }

  @Override
  protected Revocations otherNode() {
    return there.revocations();
  }
}
