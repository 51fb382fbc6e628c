package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisServer;

/** The cluster of a test: a Redis and two nodes, each a process that can be killed. */
final class Machines implements AutoCloseable {
  /** The type of a form's content. */
  static final String FORM = "application/x-www-form-urlencoded";

  private final int[] ports = {SampleProcess.freePort(), SampleProcess.freePort()};
  private final Process[] nodes = new Process[2];
  private final Path folder;
  private final RedisServer redis;
  private final Map<String, String> shared;

  private Machines(Path folder) throws IOException {
    this.folder = folder;
    int port = SampleProcess.freePort();
    redis = Cluster.redis(port, folder);
    shared = Map.of("REDIS_URL", "redis://127.0.0.1:" + port, "SESSION_KEYS", KeyRing.generate());
  }

  /**
   * Starts all three.
   *
   * @param folder an empty one, for Redis's files and what the nodes have to tell
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
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    BufferedReader said = nodes[which].inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains(" runs at ")) {
        warmUp(node(which)); // it says nothing more
        return;
      }
    }
    throw new AssertionError(
        "Node " + which + " did not start:\n" + Files.readString(folder.resolve("log")));
  }

  /** Its first look into Redis loads half of its classes: on a loaded machine that is a 503. */
  static void warmUp(URI node) {
    Browser browser = new Browser(node);
    String form = "name=warm-up&password=pu-mraw";
    int status = 503;
    for (int i = 0; i < 20 && status == 503; i++) {
      status = browser.post("/login", form, "Content-Type", FORM).status();
    }
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

  /** A browser without cookies. */
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
