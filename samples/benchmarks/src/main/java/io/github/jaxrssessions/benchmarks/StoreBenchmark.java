package io.github.jaxrssessions.benchmarks;

import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The load: what browsers do, over 1,000 sessions in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoreBenchmark {
  static final int BROWSERS = 1_000;

  /** The name of a {@link Contender}. */
  @Param("MEMORY")
  public String contender;

  /** Where PostgreSQL is. */
  @Param("")
  public String postgresql;

  /** Where Redis is. */
  @Param("0")
  public int redis;

  private Sessions sessions;
  private final List<String> browsers = new ArrayList<>();

  /** Opens an empty store and logs the browsers in. */
  @Setup
  public void open() {
    sessions = Contender.valueOf(contender).open(new Addresses(postgresql, redis));
    for (int user = 0; user < BROWSERS; user++) {
      browsers.add(sessions.login("user-" + user));
    }
  }

  /** Closes the store. */
  @TearDown
  public void close() {
    sessions.close();
    browsers.clear();
  }

  /** Whose turn it is: with several threads not the same for all. */
  @State(Scope.Thread)
  public static class Turn {
    private int turn = (int) (Thread.currentThread().getId() * 37 % BROWSERS);

    int next() {
      turn = (turn + 1) % BROWSERS;
      return turn;
    }
  }

  /** A session that is there to be ended. Its login is not in the time, but in the allocation. */
  @State(Scope.Thread)
  public static class Leaving {
    private String browser;

    /** Logs in. */
    @Setup(Level.Invocation)
    public void login(StoreBenchmark benchmark, Turn turn) {
      browser = benchmark.login(turn);
    }
  }

  /** A new session. */
  @Benchmark
  public String login(Turn turn) {
    return sessions.login("user-" + turn.next());
  }

  /** A request that needs to know who it is. */
  @Benchmark
  public String request(Turn turn) {
    return sessions.request(browsers.get(turn.next()));
  }

  /** The lookup alone. */
  @Benchmark
  public String find(Turn turn) {
    return sessions.find(browsers.get(turn.next()));
  }

  /** A request that changes the session. */
  @Benchmark
  public void change(Turn turn) {
    int browser = turn.next();
    sessions.change(browsers.get(browser), "search " + System.nanoTime());
  }

  /** A request that ends the session. */
  @Benchmark
  public void logout(Leaving leaving) {
    sessions.logout(leaving.browser);
  }
}
