package io.github.jaxrssessions.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.testing.CookieJar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody with a cookie jar, as a browser has one. */
final class Visitor {
  static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final CookieJar jar;
  private final HttpClient http;

  /** Somebody who comes for the first time. */
  Visitor(URI server) {
    this(server, CookieJar.empty());
  }

  /** Somebody who has cookies: is logged in, say. */
  Visitor(URI server, CookieJar jar) {
    this.server = server;
    this.jar = jar;
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(jar).build();
  }

  /** One more who holds the same cookies: a thief, say. */
  Visitor copy() {
    return new Visitor(server, jar.copy());
  }

  /** The same browser, at a server that was started again. */
  Visitor at(URI restarted) {
    return new Visitor(restarted, jar);
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
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  boolean hasCookies() {
    return !jar.cookies().isEmpty();
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
