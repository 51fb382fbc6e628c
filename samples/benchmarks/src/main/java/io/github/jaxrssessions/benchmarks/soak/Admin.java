package io.github.jaxrssessions.benchmarks.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.jaxrssessions.testing.MovableClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What the one who runs the test asks of a server, at a port of its own: to move its clock, how
 * much memory it holds, and what it heard.
 */
final class Admin implements AutoCloseable {
  private static final int COLLECTIONS = 3; // what one lets go of another may free

  private final HttpServer http;

  Admin(MovableClock clock, Heard heard) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ObjectMapper json = new ObjectMapper();
    http.createContext(
        "/clock",
        exchange -> {
          clock.advance(
              Duration.parse(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII)));
          answer(exchange, new byte[0]);
        });
    http.createContext("/memory", exchange -> answer(exchange, json.writeValueAsBytes(memory())));
    http.createContext(
        "/heard", exchange -> answer(exchange, json.writeValueAsBytes(heard.counts())));
    http.start();
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** What is left after everything that nobody holds is gone. */
  private static Memory memory() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return new Memory(least, ManagementFactory.getThreadMXBean().getThreadCount());
  }

  int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
