import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands where Maven Central does, for `.ci/bundle`: takes what is sent and publishes nothing. It
 * writes its address into the file that is named.
 */
public class Central {
  private static final String DEPLOYMENT = "00000000-0000-0000-0000-000000000000";

  public static void main(String[] arguments) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/publisher/upload", e -> answer(e, 201, DEPLOYMENT));
    server.createContext(
        "/api/v1/publisher/status",
        e ->
            answer(
                e,
                200,
                """
                {"deploymentId": "%s", "deploymentName": "Deployment",
                 "deploymentState": "VALIDATED", "purls": [], "errors": {}}
                """
                    .formatted(DEPLOYMENT)));
    server.start();
    Files.writeString(
        Path.of(arguments[0]), "http://127.0.0.1:" + server.getAddress().getPort() + "\n");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
