package io.github.jaxrssessions.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Requests of somebody who is not logged in, to a server that runs: one line in a test, or in a
 * check after each deployment, tells that the application is not open.
 *
 * <pre>{@code
 * LoggedOut.isRefused(URI.create("http://localhost:8080/user"));
 * }</pre>
 */
public final class LoggedOut {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNAUTHORIZED = 401;
  private static final String CHALLENGE = "WWW-Authenticate";

  private LoggedOut() {}

  /**
   * Fails unless the {@link io.github.jaxrssessions.SessionAuth} of the application refuses a
   * {@code GET} without a cookie.
   *
   * @param address of a resource that needs a login
   * @throws AssertionError where the answer is another: it says what was seen, and what to do
   */
  public static void isRefused(URI address) {
    HttpResponse<InputStream> answer = get(address);
    String challenge = answer.headers().firstValue(CHALLENGE).orElse("");
    if (answer.statusCode() != UNAUTHORIZED || !challenge.equals("Session")) {
      throw new AssertionError(
          "GET "
              + address
              + " without a login was answered "
              + answer.statusCode()
              + (challenge.isEmpty() ? "" : " with " + CHALLENGE + ": " + challenge)
              + ", where SessionAuth answers 401 with "
              + CHALLENGE
              + ": Session. Either this is not the address of a resource that needs a login, or the"
              + " SessionAuth is not registered with the application that serves it. Quarkus takes"
              + " it only in a Feature with @Provider whose configure returns"
              + " auth.configure(context); Helidon, only of an Application that is a bean:"
              + " @ApplicationScoped.");
    }
  }

  private static HttpResponse<InputStream> get(URI address) {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
              BodyHandlers.ofInputStream());
      answer.body().close(); // it may have no end
      return answer;
    } catch (IOException e) {
      throw new AssertionError(
          "GET "
              + address
              + " was not answered ("
              + e.getClass().getSimpleName()
              + "). Start the server before, and check host, port and path.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("GET " + address + " was interrupted.", e);
    }
  }
}
