package io.github.jaxrssessions.benchmarks.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From a session to its cookie and back, over many sessions in turn: with a single cookie a cipher
 * would see one nonce only, and the processor guess each branch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CookieBenchmark {
  static final int SESSIONS = 64;
  static final List<Integer> SIZES = List.of(50, 200, 3000);

  /** The name of an {@link Implementation}. */
  @Param("OURS_MAP")
  public String implementation;

  /** Bytes of JSON. */
  @Param({"50", "200", "3000"})
  public int size;

  private Cookies<Object, Object> cookies;
  private final Object[] contents = new Object[SESSIONS];
  private final Object[] returned = new Object[SESSIONS];
  private int turn;

  /** Makes the sessions and their cookies. */
  @Setup
  @SuppressWarnings("unchecked") // each gets back only what it gave
  public void make() {
    cookies = (Cookies<Object, Object>) Implementation.valueOf(implementation).open(size);
    for (int i = 0; i < SESSIONS; i++) {
      contents[i] = cookies.content(Sample.of(i, size));
      returned[i] = cookies.returned(cookies.seal(contents[i]));
    }
  }

  /** The characters that such a cookie's value has. */
  static int length(Implementation implementation, int size) {
    CookieBenchmark one = new CookieBenchmark();
    one.implementation = implementation.name();
    one.size = size;
    one.make();
    return one.cookies.length(one.returned[0]);
  }

  private int next() {
    turn = (turn + 1) % SESSIONS;
    return turn;
  }

  /** To the cookie. */
  @Benchmark
  public Object seal() {
    return cookies.seal(contents[next()]);
  }

  /** And back. */
  @Benchmark
  public Object open() {
    return cookies.open(returned[next()]);
  }
}
