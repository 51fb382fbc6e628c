package io.github.jaxrssessions.benchmarks.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.BenchmarkedCodec;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.testing.LoggedIn;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a cookie's cost is made of, each part by itself. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PartBenchmark {
  private static final int SESSIONS = CookieBenchmark.SESSIONS;

  /** Bytes of JSON. */
  @Param({"50", "200", "3000"})
  public int size;

  private final BenchmarkedCodec codec = new BenchmarkedCodec(KeyRing.of(OurCookies.secret()));
  private final ObjectMapper plain = new ObjectMapper();
  private final Object[] maps = new Object[SESSIONS];
  private final byte[][] jsons = new byte[SESSIONS][];
  private final String[] values = new String[SESSIONS];
  private final String[] headers = new String[SESSIONS];
  private int turn;

  /** Makes the parts beforehand. */
  @Setup
  public void make() {
    for (int i = 0; i < SESSIONS; i++) {
      Sample sample = Sample.of(i, size);
      maps[i] = sample.map();
      jsons[i] = sample.json();
      values[i] = codec.sealBytes(jsons[i]);
      headers[i] =
          "theme=dark; _ga=GA1.1.1234567890.1700000000; "
              + LoggedIn.cookie(codec.seal(maps[i]))
              + "; consent=yes; lang=de";
    }
  }

  private int next() {
    turn = (turn + 1) % SESSIONS;
    return turn;
  }

  /** A header of five cookies or six, one session's among them. */
  @Benchmark
  public int headerParse() {
    return codec.scan(headers[next()]);
  }

  /** The line around a value. */
  @Benchmark
  public String setCookie() {
    return codec.line(values[next()]);
  }

  /** The seal with base64url, without the JSON in it. */
  @Benchmark
  public String sealBytes() {
    return codec.sealBytes(jsons[next()]);
  }

  /** And back. */
  @Benchmark
  public byte[] openBytes() {
    return codec.openBytes(values[next()]);
  }

  /** What is set, as JSON that is known to be read again. */
  @Benchmark
  public byte[] jsonWrite() {
    return codec.json(maps[next()]);
  }

  /** The JSON of a session, as it is looked into. */
  @Benchmark
  public Object jsonRead() {
    return codec.entries(jsons[next()]);
  }

  /** Jackson's part of that, as it comes. */
  @Benchmark
  public byte[] jacksonWrite() throws Exception {
    return plain.writeValueAsBytes(maps[next()]);
  }

  /** Jackson's part of that, as it comes. */
  @Benchmark
  public Object jacksonRead() throws Exception {
    return plain.readValue(jsons[next()], Map.class);
  }
}
