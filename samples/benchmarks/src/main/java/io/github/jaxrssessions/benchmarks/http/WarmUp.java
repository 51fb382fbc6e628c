package io.github.jaxrssessions.benchmarks.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Load that nobody measures, until the compiler has done its work: on all servers of a group at
 * once and on all processors, so that none stands still and all are warm when the first is
 * measured.
 */
final class WarmUp {
  private static final int SECONDS = 1; // of each load
  private static final double QUIET = 0.03; // the compiler's share of a lap
  private static final int IN_A_ROW = 3; // a quiet lap may be one before the best code is made

  private final Turn turn;
  private final long most;

  /** A few seconds of load. */
  interface Turn {
    /** Asks one of the servers: so many seconds for each load that it is to be warm for. */
    void take(ServerProcess server, Scenario scenario, List<String> cookies, int seconds);
  }

  /** It takes so many seconds at most, and what is left of a lap. */
  WarmUp(Turn turn, int most) {
    this.turn = turn;
    this.most = Duration.ofSeconds(most).toNanos();
  }

  /** Warms all up; those without sessions are sent the cookies that are given. */
  void run(List<ServerProcess> servers, List<String> cookies) {
    ExecutorService threads = Executors.newFixedThreadPool(servers.size());
    try {
      List<Callable<String>> all = new ArrayList<>();
      for (ServerProcess server : servers) {
        all.add(() -> warm(server, cookies));
      }
      for (Future<String> each : threads.invokeAll(all)) {
        System.out.println(each.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** As in a round: what is asked beside the load takes other ways, and they are to be known. */
  private static List<String> loggedIn(ServerProcess server) {
    Browsers.checkOpen(server);
    Browsers browsers = Browsers.login(server);
    browsers.check();
    return browsers.cookies();
  }

  private String warm(ServerProcess server, List<String> cookies) {
    long begun = System.nanoTime();
    Reading start = server.read();
    double share = 1;
    int quiet = 0;
    while (quiet < IN_A_ROW && System.nanoTime() - begun < most) {
      List<String> sent = server.row().isBare() ? cookies : loggedIn(server);
      Reading before = server.read();
      for (Scenario scenario : Scenario.values()) {
        turn.take(server, scenario, sent, SECONDS);
      }
      Reading lap = server.read().since(before);
      share = before.compiler() < 0 ? 1 : (double) lap.compiler() / lap.process(); // -1: unknown
      quiet = share > QUIET ? 0 : quiet + 1;
    }
    return String.format(
        "  %s: %,d requests in %d s, compiler %.0f %% of the last lap",
        server.row().id(),
        server.read().since(start).served(),
        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
        100 * share);
  }
}
