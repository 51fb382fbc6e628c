package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.contract.RevocationsContract;
import io.github.jaxrssessions.contract.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Both contracts on a Cluster, where a session and its subject's index are on different nodes. */
class RedisClusterTest {
  private static RedisCluster cluster;
  private static Redis here;
  private static Redis there;

  @BeforeAll
  static void start() {
    cluster = new RedisCluster(false);
    here = cluster.client().timeout(RedisServer.LONG).connect();
    there = cluster.client().timeout(RedisServer.LONG).connect();
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
    cluster.close();
  }

  @Nested
  class Sessions extends StoreContract {
    @Override
    protected SessionStore store() {
      return here.sessions();
    }

    @Override
    protected SessionStore otherNode() {
      return there.sessions();
    }

    @Override
    protected int rounds() {
      return 1_000;
    }

    @Override
    protected boolean severalNamesAtOnce() {
      return false;
    }
  }

  @Nested
  class Endings extends RevocationsContract {
    @Override
    protected Revocations revocations() {
      return here.revocations();
    }

    @Override
    protected Revocations otherNode() {
      return there.revocations();
    }
  }
}
