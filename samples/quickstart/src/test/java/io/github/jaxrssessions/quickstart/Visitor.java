package io.github.jaxrssessions.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a cookie jar, as a browser has one. */
final class Visitor {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI server;
  private final Map<String, String> jar = new LinkedHashMap<>();
  private List<String> lines = List.of();

  Visitor(URI server) {
    this.server = server;
  }

  /** One more who holds the same cookies: a thief, say. */
  Visitor copy() {
    Visitor copy = new Visitor(server);
    copy.jar.putAll(jar);
    return copy;
  }

  /** The same browser, at a server that was started again. */
  Visitor at(URI restarted) {
    Visitor same = new Visitor(restarted);
    same.jar.putAll(jar);
    return same;
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  HttpResponse<String> post(String path, String json) {
    return send("POST", path, json);
  }

  HttpResponse<String> send(String method, String path, String json, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    if (json == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.method(method, HttpRequest.BodyPublishers.ofString(json));
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    if (!jar.isEmpty()) {
      request.header(
          "Cookie",
          jar.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      lines = answer.headers().allValues("Set-Cookie");
      lines.forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void keep(String line) {
    String name = line.substring(0, line.indexOf('='));
    if (line.contains("Max-Age=0")) {
      jar.remove(name);
    } else {
      jar.put(name, line.substring(line.indexOf('=') + 1, line.indexOf(';')));
    }
  }

  boolean hasCookies() {
    return !jar.isEmpty();
  }

  /** The {@code Set-Cookie} lines of the last answer. */
  List<String> lines() {
    return lines;
  }

  HttpResponse<String> signUp(String name, String email) {
    return post("/signup", json("name", name, "email", email, "password", "correct horse"));
  }

  HttpResponse<String> logIn(String email, String password) {
    return post("/login", json("email", email, "password", password));
  }

  static String json(String... namesAndValues) {
    Map<String, String> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return JSON.valueToTree(object).toString();
  }

  static JsonNode body(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
