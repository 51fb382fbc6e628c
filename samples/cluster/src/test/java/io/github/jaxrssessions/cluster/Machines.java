package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisServer;

/** The cluster of a test: a Redis and two nodes, each a process that can be killed. */
final class Machines implements AutoCloseable {
  private final int[] ports = {SampleProcess.freePort(), SampleProcess.freePort()};
  private final Process[] nodes = new Process[2];
  private final RedisServer redis;
  private final Map<String, String> shared;

  private Machines(Path folder) throws IOException {
    int port = SampleProcess.freePort();
    redis = Cluster.redis(port, folder);
    shared = Map.of("REDIS_URL", "redis://127.0.0.1:" + port, "SESSION_KEYS", KeyRing.generate());
  }

  /**
   * Starts all three.
   *
   * @param folder where Redis keeps its files: empty
   */
  static Machines start(Path folder) throws Exception {
    Machines machines = new Machines(folder);
    try {
      machines.startRedis();
      machines.startNode(0);
      machines.startNode(1);
      return machines;
    } catch (Throwable e) {
      machines.close();
      throw e;
    }
  }

  void startRedis() throws IOException {
    redis.start();
  }

  /** SIGKILL: what it had not written is lost. */
  void killRedis() throws IOException {
    redis.stop();
  }

  void startNode(int which) throws Exception {
    nodes[which] =
        Cluster.node(ports[which], ports[1 - which], shared)
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    BufferedReader said = nodes[which].inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains(" runs at ")) {
        return; // it says nothing more
      }
    }
    throw new AssertionError("Node " + which + " did not start.");
  }

  /** SIGKILL: no answer that it had begun is ended. */
  void killNode(int which) throws InterruptedException {
    nodes[which].destroyForcibly().waitFor();
  }

  URI node(int which) {
    return URI.create("http://localhost:" + ports[which]);
  }

  List<URI> nodes() {
    return List.of(node(0), node(1));
  }

  /** A browser that shows itself under this name, at a node. */
  Browser browser(int which) {
    return new Browser(node(which));
  }

  @Override
  public void close() throws IOException {
    for (Process node : nodes) {
      if (node != null) {
        node.destroyForcibly();
      }
    }
    redis.stop();
  }
}
