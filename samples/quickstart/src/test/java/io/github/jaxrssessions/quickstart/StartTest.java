package io.github.jaxrssessions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and starting again, as somebody at a terminal sees it. */
class StartTest {
  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void restartKeepsUsersAndLogins() throws Exception {
    Visitor visitor;
    try (Server server = Server.start(0, folder)) {
      visitor = new Visitor(server.address());
      visitor.signUp("Ada", "ada@example.com");
      visitor.send("PUT", "/basket", "[\"tea\"]");
    }
    try (Server server = Server.start(0, folder)) {
      Visitor again = visitor.at(server.address());
      assertThat(again.get("/user").statusCode()).isEqualTo(200);
      assertThat(again.get("/basket").body()).isEqualTo("[\"tea\"]");
      assertThat(again.get("/admin").statusCode()).isEqualTo(200);
      assertThat(again.signUp("Eve", "ada@example.com").statusCode()).isEqualTo(409);
    }
  }

  @Test
  void anotherFolderHasAnotherKey() throws Exception {
    Visitor visitor;
    try (Server server = Server.start(0, folder.resolve("one"))) {
      visitor = new Visitor(server.address());
      visitor.signUp("Ada", "ada@example.com");
    }
    try (Server server = Server.start(0, folder.resolve("two"))) {
      assertThat(visitor.at(server.address()).get("/session").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void startMakesAKeyForItsOwnerAlone() throws Exception {
    Path data = folder.resolve("data");
    BufferedReader output = start(0, data).inputReader();

    assertThat(output.readLine()).contains("SESSION_KEYS is not set").contains("session.key");
    assertThat(output.readLine()).contains("http://localhost:");
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("session.key"))).isEqualTo("rw-------");
  }

  @Test
  void stopTakesEffectAtOnceAndKeepsTheData() throws Exception {
    Process first = start(0, folder);
    Visitor visitor = new Visitor(address(first));
    visitor.signUp("Ada", "ada@example.com");

    first.destroy(); // as Ctrl-C does

    assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(visitor.at(address(start(0, folder))).get("/user").statusCode()).isEqualTo(200);
  }

  @Test
  void killedServerKeepsTheData() throws Exception {
    Process first = start(0, folder);
    Visitor visitor = new Visitor(address(first));
    visitor.signUp("Ada", "ada@example.com");

    first.destroyForcibly().waitFor();

    assertThat(visitor.at(address(start(0, folder))).get("/user").statusCode()).isEqualTo(200);
  }

  @Test
  void takenPortIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      Process process = start(taken.getLocalPort(), folder);

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(process.errorReader().lines())
          .singleElement()
          .asString()
          .startsWith("Port " + taken.getLocalPort() + " is taken: ");
      assertThat(process.inputReader().lines()).isEmpty();
    }
  }

  @Test
  void dataThatIsInUseIsOneLine() throws Exception {
    address(start(0, folder));

    Process second = start(0, folder);

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(second.errorReader().lines()).singleElement().asString().contains(folder.toString());
  }

  @Test
  void settingsThatCannotBeUsedAreOneLine() throws Exception {
    Map<Process, String> wrong =
        Map.of(
            start("abc", folder, ""), "The port \"abc\" is no number from 0 to 65535.",
            start("70000", folder, ""), "The port \"70000\" is no number from 0 to 65535.",
            start("0", folder, "no key"), "SESSION_KEYS: Key 1 (of 6 characters) is neither hex");
    for (Map.Entry<Process, String> each : wrong.entrySet()) {
      Process process = each.getKey();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(process.errorReader().lines())
          .singleElement()
          .asString()
          .startsWith(each.getValue());
    }
  }

  private Process start(int port, Path data) throws IOException {
    return start(String.valueOf(port), data, "");
  }

  private Process start(String port, Path data, String keys) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dport=" + port,
            "-Ddata=" + data,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.environment().put("SESSION_KEYS", keys);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static URI address(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("http://")) {
        return URI.create(line.replaceAll(".*(http://\\S+).*", "$1"));
      }
    }
    throw new AssertionError(process.errorReader().lines().toList());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
