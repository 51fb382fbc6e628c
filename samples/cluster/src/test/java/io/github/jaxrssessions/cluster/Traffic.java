package io.github.jaxrssessions.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.cluster.Counts.Kind;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Many people at once, each of their requests at the next node. What comes of them is counted. */
final class Traffic {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<URI> nodes;
  private final Counts counts;
  private final AtomicInteger turn = new AtomicInteger();
  private final List<Person> people = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> odd = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
  private volatile boolean going = true;

  Traffic(List<URI> nodes, Counts counts) {
    this.nodes = nodes;
    this.counts = counts;
  }

  void start(int count) {
    for (int i = 0; i < count; i++) {
      Person person = new Person("person-" + i, this, counts);
      people.add(person);
      Thread thread = new Thread(() -> keepGoing(person), "person-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void keepGoing(Person person) {
    while (going) {
      try {
        person.act();
      } catch (UncheckedIOException e) {
        // Counted. A person tries again.
      } catch (Throwable e) {
        broken.add(e);
      }
    }
  }

  /** Ends it, and looks at every session there is on each node. */
  void endAndLookAtAll() throws InterruptedException {
    going = false;
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(odd).isEmpty();
    if (!broken.isEmpty()) {
      throw new AssertionError("Somebody could not go on.", broken.peek());
    }
    for (int i = 0; i < nodes.size(); i++) {
      turn.set(i);
      people.forEach(Person::lookAtAll);
    }
  }

  /** How many sessions hold: their login was answered, and nobody asked to end them. */
  int alive() {
    return people.stream().mapToInt(Person::alive).sum();
  }

  /** How many ends were answered. */
  int ended() {
    return people.stream().mapToInt(Person::ended).sum();
  }

  /** A browser without cookies, for which all nodes are one site. */
  Browser browser() {
    return new Browser(nodes.get(0), this::send);
  }

  private Reply send(String method, URI target, String body, List<String> headers) {
    URI node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve(target.getPath()))
            .timeout(Duration.ofMinutes(1))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    counts.add(Kind.SENT);
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Reply reply = new Reply(answer.statusCode(), answer.body(), answer.headers().map());
      count(reply);
      if (reply.status() / 100 != 2 && reply.status() != 401 && reply.status() != 503) {
        odd.add(method + " " + target.getPath() + ": " + reply.status());
      }
      return reply;
    } catch (IOException e) {
      counts.add(Kind.UNREACHABLE);
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void count(Reply reply) {
    counts.add(
        switch (reply.status()) {
          case 200, 204 -> Kind.ANSWERED;
          case 401 -> Kind.REFUSED;
          case 503 -> Kind.UNAVAILABLE;
          default -> Kind.OTHER;
        });
    if (reply.status() == 503 && reply.header("Retry-After").isEmpty()) {
      counts.add(Kind.WITHOUT_RETRY_AFTER);
    }
    if (reply.setCookies().stream().anyMatch(line -> line.contains("Max-Age=0"))) {
      counts.add(Kind.CLEARED);
    }
  }
}
