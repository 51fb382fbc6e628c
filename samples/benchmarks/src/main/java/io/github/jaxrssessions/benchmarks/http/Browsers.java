package io.github.jaxrssessions.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Browsers of a server: each logged in as another user. Many, since what opens one and the same
 * cookie over and over does not do all that it does for one after the other.
 */
final class Browsers {
  static final int COUNT = 64;
  private static final String PASSWORD = "correct horse";
  private static final int FIRST = 10; // all ids have two digits, and so all answers one length
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int WRONG = 400;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ServerProcess server;
  private final List<String> cookies = new ArrayList<>();

  private Browsers(ServerProcess server) {
    this.server = server;
  }

  /** Logs all in. */
  static Browsers login(ServerProcess server) {
    Browsers browsers = new Browsers(server);
    for (int user = 0; user < COUNT; user++) {
      browsers.cookies.add(browsers.cookie(id(user)));
    }
    return browsers;
  }

  private static String id(int user) {
    return "user-" + (FIRST + user);
  }

  private String cookie(String user) {
    Login login = server.row().login();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(server.at(login.path()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(login.form(user, PASSWORD))));
    String cookies =
        answer.headers().allValues("Set-Cookie").stream()
            .map(line -> line.replaceFirst(";.*", ""))
            .filter(pair -> pair.indexOf('=') < pair.length() - 1) // what goes is empty
            .collect(Collectors.joining("; "));
    if (answer.statusCode() >= WRONG || cookies.isEmpty()) {
      throw wrong("the login of " + user, answer);
    }
    return cookies;
  }

  /** The {@code Cookie} headers. */
  List<String> cookies() {
    return List.copyOf(cookies);
  }

  /** That each is who it logged in as, and nobody who did not. */
  void check() {
    for (int user = 0; user < COUNT; user++) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(server.at(Scenario.SESSION.path()))
                  .header("Cookie", cookies.get(user)));
      if (answer.statusCode() != OK || !answer.body().equals(Scenario.SESSION.body(id(user)))) {
        throw wrong(id(user), answer);
      }
    }
    HttpResponse<String> stranger = get(server, Scenario.SESSION.path());
    if (stranger.statusCode() != UNAUTHORIZED) {
      throw wrong("nobody", stranger);
    }
  }

  /** That a server answers everybody what is public; without sessions, everything. */
  static void checkOpen(ServerProcess server) {
    for (Scenario scenario : Scenario.values()) {
      if (server.row().isBare() || scenario == Scenario.PUBLIC) {
        HttpResponse<String> answer = get(server, scenario.path());
        if (answer.statusCode() != OK || !answer.body().equals(scenario.body(id(0)))) {
          throw new IllegalStateException(told(server, scenario.path(), answer));
        }
      }
    }
  }

  /** Waits until it takes requests: some say that they have started a moment before. */
  static void await(ServerProcess server) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        get(server, Scenario.PUBLIC.path());
        return;
      } catch (UncheckedIOException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
      }
    }
  }

  private static HttpResponse<String> get(ServerProcess server, String path) {
    return send(HttpRequest.newBuilder(server.at(path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private IllegalStateException wrong(String who, HttpResponse<String> answer) {
    return new IllegalStateException(told(server, who, answer));
  }

  private static String told(ServerProcess server, String what, HttpResponse<String> answer) {
    return server.row().id()
        + " answered "
        + what
        + " with "
        + answer.statusCode()
        + " and "
        + answer.body().length()
        + " characters.";
  }
}
