package io.github.jaxrssessions.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.KeyRing;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A shop in a JVM of its own, and what can be asked of it. */
final class ServerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final int adminPort;

  private ServerProcess(Process process, int port, int adminPort) {
    this.process = process;
    this.port = port;
    this.adminPort = adminPort;
  }

  /** Starts one on this program's class path; it is ready when this returns. */
  static ServerProcess start(Class<?> main, Place place, int redis, Path folder)
      throws IOException {
    Path log = folder.resolve(place + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC", // two cores
            "-XX:MarkSweepAlwaysCompactCount=1", // else a full collection may leave what is dead
            "-classpath",
            System.getProperty("java.class.path"),
            main.getName(),
            place.name(),
            "" + redis);
    builder.environment().put("SESSION_KEYS", KeyRing.generate());
    Process process = builder.redirectError(log.toFile()).start();
    BufferedReader said = process.inputReader();
    Optional<String> ports = Optional.ofNullable(said.readLine());
    if (ports.isEmpty()) {
      process.destroyForcibly();
      throw new IOException("The server did not start:\n" + Files.readString(log));
    }
    String[] words = ports.get().split(" ");
    return new ServerProcess(process, Integer.parseInt(words[0]), Integer.parseInt(words[1]));
  }

  /** Where it serves. */
  int port() {
    return port;
  }

  void advance(Duration by) throws IOException, InterruptedException {
    ask("clock", by.toString());
  }

  Memory memory() throws IOException, InterruptedException {
    return JSON.readValue(ask("memory", ""), Memory.class);
  }

  /** How often the library told what. */
  JsonNode heard() throws IOException, InterruptedException {
    return JSON.readTree(ask("heard", ""));
  }

  private String ask(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/" + path))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != Reply.OK) {
      throw new IOException("The server answered " + answer.statusCode() + " to /" + path + ".");
    }
    return answer.body();
  }

  /** Ends its input, and so the server; harder where that does not help. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
