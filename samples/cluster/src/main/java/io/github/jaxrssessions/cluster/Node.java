package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.store.Redis;
import java.io.InputStream;
import java.net.BindException;
import java.util.logging.LogManager;

/**
 * One node of the application: a process that is told its port and those of the others, and finds
 * the rest in its environment.
 */
public final class Node {
  private Node() {}

  /** Blocks until who started it ends: then its input does. */
  public static void main(String[] ports) throws Exception {
    try (InputStream quiet = Node.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(quiet);
    }
    // #region redis
    KeyRing keys = KeyRing.fromEnvironment("SESSION_KEYS");
    try (Redis redis = Redis.connect(System.getenv("REDIS_URL"));
        Server server =
            Server.start(Integer.parseInt(ports[0]), new App(redis, keys, ports[0], ports[1]))) {
      // #endregion redis
      System.out.printf(
          "Node %s runs at %s (kill %d ends this node alone)%n",
          ports[0], server.address(), ProcessHandle.current().pid());
      while (System.in.read() >= 0) {}
    } catch (BindException e) {
      System.err.println("Port " + ports[0] + " is taken. Give two others: -Dport=9080");
      System.exit(1);
    }
  }
}
