package io.github.jaxrssessions.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a request costs as that grows which it should not depend on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
  /** One of {@link Growing#loads}. */
  @Param("PAYLOAD=200")
  public String load;

  private Growing.Call call;
  private int turn;

  /** Makes all that is to be there. */
  @Setup
  public void make() {
    call = Growing.of(load);
  }

  /** Lets go of it. */
  @TearDown
  public void drop() {
    call = null;
  }

  /** One request, of a session that is logged in. */
  @Benchmark
  public Object request() {
    turn = (turn + 1) & Integer.MAX_VALUE;
    return call.make(turn);
  }
}
