package io.github.jaxrssessions.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the one command starts, and what is left when it ends. */
class StartTest {

  @Test
  void startStartsBothNodesAndEndEndsAll() throws Exception {
    int port = SampleProcess.freePort();
    Process start = start(port);
    List<ProcessHandle> all = new ArrayList<>();
    try {
      List<URI> nodes = nodes(start);
      start.descendants().forEach(all::add);

      assertThat(nodes)
          .containsExactlyInAnyOrder(
              URI.create("http://localhost:" + port), URI.create("http://localhost:" + (port + 1)));
      assertThat(all).hasSize(3); // Redis and the nodes
      nodes.forEach(Machines::warmUp);
      Browser browser = new Browser(nodes.get(0));
      String form = "name=ann&password=nna";
      browser.post("/login", form, "Content-Type", Machines.FORM);
      assertThat(browser.copy(nodes.get(1)).get("/user").body()).isEqualTo("{\"name\":\"ann\"}");

      start.destroy(); // as Ctrl-C does
      assertThat(start.waitFor(20, TimeUnit.SECONDS)).isTrue();
      for (ProcessHandle each : all) {
        each.onExit().get(20, TimeUnit.SECONDS);
      }
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
      start.destroyForcibly();
    }
  }

  @Test
  void nodesEndWithAStartThatIsKilled() throws Exception {
    Process start = start(SampleProcess.freePort());
    List<ProcessHandle> all = new ArrayList<>();
    try {
      nodes(start);
      start.descendants().forEach(all::add);

      start.destroyForcibly().waitFor();

      CompletableFuture<?>[] nodes =
          all.stream()
              .filter(each -> each.info().command().orElse("").endsWith("java"))
              .map(ProcessHandle::onExit)
              .toArray(CompletableFuture[]::new);
      assertThat(nodes).hasSize(2);
      CompletableFuture.allOf(nodes).get(20, TimeUnit.SECONDS);
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Process start(int port) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dport=" + port,
            "-cp",
            System.getProperty("java.class.path"),
            Cluster.class.getName())
        .redirectErrorStream(true)
        .start();
  }

  /** Where the nodes run, when both say so. */
  private static List<URI> nodes(Process start) throws Exception {
    List<URI> nodes = new ArrayList<>();
    List<String> said = new ArrayList<>();
    BufferedReader output = start.inputReader();
    while (nodes.size() < 2) {
      String line = output.readLine();
      if (line == null) {
        throw new AssertionError("The cluster did not start: " + said);
      }
      said.add(line);
      if (line.contains(" runs at ")) {
        nodes.add(URI.create(line.replaceAll(".* runs at (http://[^/]+)/.*", "$1")));
      }
    }
    return nodes;
  }
}
