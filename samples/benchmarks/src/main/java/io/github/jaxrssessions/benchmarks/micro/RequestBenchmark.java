package io.github.jaxrssessions.benchmarks.micro;

import io.github.jaxrssessions.BenchmarkedRequest;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.testing.LoggedIn;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A whole request of a session of 200 bytes: through Jersey with all our filters, beside the same
 * request without them; and our part alone, without a runtime.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {
  private static final int SESSIONS = CookieBenchmark.SESSIONS;
  private static final int SIZE = 200;

  private final SessionAuth<InProcess.User> auth =
      InProcess.auth(Set.of("staff")).keys(KeyRing.of(OurCookies.secret())).build();
  private final InProcess without = new InProcess();
  private final InProcess filtered = InProcess.withEmptyFilters();
  private final InProcess with = new InProcess(auth);
  private final String[] browsers = new String[SESSIONS];
  private int turn;

  /** Logs the browsers in, and one out, so that an ended session is remembered as in any server. */
  @Setup
  public void make() {
    for (int i = 0; i < SESSIONS; i++) {
      browsers[i] = LoggedIn.cookie(auth, Sample.of(i, SIZE).map());
    }
    BenchmarkedRequest last =
        new BenchmarkedRequest(auth, LoggedIn.cookie(auth, Sample.of(SESSIONS, SIZE).map()));
    last.writer().clear();
    last.answer();
  }

  private String next() {
    turn = (turn + 1) % SESSIONS;
    return browsers[turn];
  }

  /** Jersey alone, with a cookie that nobody looks at. */
  @Benchmark
  public Object jerseyAlone() {
    return without.call("GET", "me", next());
  }

  /** A resource for anybody, without sessions. */
  @Benchmark
  public Object openAlone() {
    return without.call("GET", "open", "");
  }

  /** The same behind three filters that do nothing. */
  @Benchmark
  public Object openFiltered() {
    return filtered.call("GET", "open", "");
  }

  /** A resource for anybody, asked without a cookie. */
  @Benchmark
  public Object openAnonymous() {
    return with.call("GET", "open", "");
  }

  /** A resource for anybody, asked with a session, which is not opened. */
  @Benchmark
  public Object openWithSession() {
    return with.call("GET", "open", next());
  }

  /** A resource for whoever is logged in. */
  @Benchmark
  public Object loggedIn() {
    return with.call("GET", "me", next());
  }

  /** A resource for a role. */
  @Benchmark
  public Object inRole() {
    return with.call("GET", "staff", next());
  }

  /** The 401 of a request without a cookie. */
  @Benchmark
  public Object unauthorized() {
    return with.call("GET", "me", "");
  }

  /** A login: a new session in the answer. */
  @Benchmark
  public Object login() {
    return with.call("POST", "login", "");
  }

  /** Our part of a request that is logged in, without a runtime. */
  @Benchmark
  public Object oursAlone() {
    BenchmarkedRequest request = new BenchmarkedRequest(auth, next());
    Object user = request.user();
    request.answer();
    return user;
  }

  /** Our part of a request that changes its session, without a runtime. */
  @Benchmark
  public Object oursChanging() {
    BenchmarkedRequest request = new BenchmarkedRequest(auth, next());
    request.writer().update(data -> data.put("search", "slippers"));
    return request.answer();
  }
}
