package io.github.jaxrssessions.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A client with a cookie jar of one site: it keeps what answers set, whatever the attributes, and
 * forgets what they expire. Cookies can be planted and copied.
 */
public final class Browser {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer. */
  public record Reply(int status, String body, Map<String, List<String>> headers) {
    public List<String> all(String header) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(header))
          .flatMap(e -> e.getValue().stream())
          .toList();
    }

    public String header(String header) {
      return String.join(", ", all(header));
    }

    public List<String> setCookies() {
      return all("Set-Cookie");
    }
  }

  /** How a request reaches the server: over HTTP, but for a server without a port. */
  @FunctionalInterface
  public interface Wire {
    /** Headers are names and values in turn. */
    Reply send(String method, URI target, String body, List<String> headers);
  }

  private final Map<String, String> jar = new LinkedHashMap<>();
  private final URI site;
  private final Wire wire;

  public Browser(URI site) {
    this(site, Browser::overHttp);
  }

  public Browser(URI site, Wire wire) {
    this.site = site;
    this.wire = wire;
  }

  /** The cookies by name; what is put in here is sent. */
  public Map<String, String> jar() {
    return jar;
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public Reply post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Sends with the jar's cookies (a Cookie header given by hand comes as one more line). */
  public Reply send(String method, String path, String body, String... headers) {
    Reply reply = ask(method, path, body, headers);
    reply.setCookies().forEach(this::keep);
    return reply;
  }

  /** Sends, and leaves the jar as it was: an answer that arrives later, or never. */
  public Reply ask(String method, String path, String body, String... headers) {
    List<String> all = new java.util.ArrayList<>(List.of(headers));
    if (!body.isEmpty() && !all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    if (!jar.isEmpty()) {
      all.addAll(List.of("Cookie", cookieLine()));
    }
    String base = site.toString();
    boolean twice = base.endsWith("/") && path.startsWith("/");
    return wire.send(
        method, URI.create(base + (twice ? path.substring(1) : path)), body, List.copyOf(all));
  }

  private static Reply overHttp(String method, URI target, String body, List<String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      HttpResponse<String> response =
          CLIENT
              .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
              .get(1, TimeUnit.MINUTES); // an answer that never comes, or never ends, is a failure
      return new Reply(response.statusCode(), response.body(), response.headers().map());
    } catch (ExecutionException | TimeoutException e) {
      Throwable reason = e instanceof ExecutionException ? e.getCause() : e;
      throw new IllegalStateException(method + " " + target.getPath() + ": " + reason, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What an answer's Set-Cookie line does to the jar. */
  public void keep(String line) {
    String pair = line.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    if (line.contains("; Max-Age=0")) {
      jar.remove(name);
    } else {
      jar.put(name, pair.substring(pair.indexOf('=') + 1));
    }
  }

  public String cookieLine() {
    return jar.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Another browser with a copy of the cookies: a thief's. */
  public Browser copy() {
    return copy(site);
  }

  /** The same cookies at another node of the site. */
  public Browser copy(URI node) {
    Browser copy = new Browser(node, wire);
    copy.jar().putAll(jar);
    return copy;
  }
}
