package io.github.jaxrssessions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client with a cookie jar of one site: it keeps what answers set, whatever the attributes, and
 * forgets what they expire. Cookies can be planted and copied.
 */
final class Browser {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer. */
  record Reply(int status, String body, Map<String, List<String>> headers) {
    List<String> all(String header) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(header))
          .flatMap(e -> e.getValue().stream())
          .toList();
    }

    String header(String header) {
      return String.join(", ", all(header));
    }

    List<String> setCookies() {
      return all("Set-Cookie");
    }
  }

  final Map<String, String> jar = new LinkedHashMap<>();
  private final URI site;

  Browser(URI site) {
    this.site = site;
  }

  Reply get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Reply post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Sends with the jar's cookies (a Cookie header given by hand comes as one more line). */
  Reply send(String method, String path, String body, String... headers) {
    Reply reply = ask(method, path, body, headers);
    reply.setCookies().forEach(this::keep);
    return reply;
  }

  /** Sends, and leaves the jar as it was: an answer that arrives later, or never. */
  Reply ask(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    site
                        + (site.toString().endsWith("/") && path.startsWith("/")
                            ? path.substring(1)
                            : path)))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!jar.isEmpty()) {
      request.header("Cookie", cookieLine());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response.headers().map());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What an answer's Set-Cookie line does to the jar. */
  void keep(String line) {
    String pair = line.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    if (line.contains("; Max-Age=0")) {
      jar.remove(name);
    } else {
      jar.put(name, pair.substring(pair.indexOf('=') + 1));
    }
  }

  String cookieLine() {
    return jar.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Another browser with a copy of the cookies: a thief's. */
  Browser copy() {
    return copy(site);
  }

  /** The same cookies at another node of the site. */
  Browser copy(URI node) {
    Browser copy = new Browser(node);
    copy.jar.putAll(jar);
    return copy;
  }
}
