package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.KeyRing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisServer;

/**
 * Starts all of it on this machine: a Redis, and two nodes, each a process of its own, at {@code
 * -Dport=} (8080) and the one after it. Ctrl-C ends all three.
 */
public final class Cluster {
  private Cluster() {}

  /** Blocks until both nodes have ended. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.getInteger("port", 8080);
    int redisPort = freePort();
    RedisServer redis = redis(redisPort, Files.createTempDirectory("cluster-redis"));
    redis.start(); // it ends with this process
    Map<String, String> shared =
        Map.of("REDIS_URL", "redis://127.0.0.1:" + redisPort, "SESSION_KEYS", KeyRing.generate());
    List<Process> nodes = new ArrayList<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> nodes.forEach(Process::destroy)));
    nodes.add(node(port, port + 1, shared).start());
    nodes.add(node(port + 1, port, shared).start());
    System.out.println("Two nodes are starting, with a Redis at port " + redisPort + ".");
    for (Process node : nodes) {
      node.waitFor();
    }
    System.exit(0);
  }

  /**
   * A Redis that has each write on the disk before it answers: killed and started again in the same
   * folder it knows every session.
   */
  static RedisServer redis(int port, Path folder) throws IOException {
    return RedisServer.newRedisServer()
        .port(port)
        .setting("dir \"" + folder.toString().replace('\\', '/') + "\"")
        .setting("appendonly yes")
        .setting("appendfsync always")
        .onShutdownForceStop(true)
        .build();
  }

  /** A node to be started, on this program's class path; what it says is said here. */
  static ProcessBuilder node(int port, int other, Map<String, String> shared)
      throws URISyntaxException {
    ProcessBuilder node =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            Node.class.getName(),
            String.valueOf(port),
            String.valueOf(other));
    node.environment().putAll(shared);
    return node.redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Maven starts this class inside its own process, with a class loader of its own. */
  private static String classPath() throws URISyntaxException {
    if (!(Cluster.class.getClassLoader() instanceof URLClassLoader mavens)) {
      return System.getProperty("java.class.path");
    }
    List<String> paths = new ArrayList<>();
    for (URL each : mavens.getURLs()) {
      paths.add(Path.of(each.toURI()).toString());
    }
    return String.join(System.getProperty("path.separator"), paths);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
