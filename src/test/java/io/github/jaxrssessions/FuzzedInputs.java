package io.github.jaxrssessions;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.github.jaxrssessions.proof.Proof;
import java.util.Map;
import java.util.TreeMap;

/** What the fuzzed tests share: how they make text, and how many inputs they had. */
final class FuzzedInputs {
  private static final Map<String, Long> RUN = new TreeMap<>();

  private FuzzedInputs() {}

  static synchronized void count(String target) {
    RUN.merge(target, 1L, Long::sum);
  }

  /** As {@code target/proof/inputs.json}, but for a fuzzer's run, which {@code .ci/fuzz} counts. */
  static synchronized void write() {
    if (System.getenv("JAZZER_FUZZ") == null) {
      Proof.write("inputs", RUN);
    }
  }

  /** Text of the fuzzer's, with what means something in between. */
  static String withPieces(FuzzedDataProvider data, String name, String good) {
    StringBuilder line = new StringBuilder();
    String[] pieces = {
      name + "=",
      name + ".1=",
      "; ",
      "2.abcd.",
      "abcd.",
      "session=",
      "session-0=",
      good,
      good.substring(0, 40),
      good.substring(40)
    };
    for (int i = data.consumeInt(0, 12); i > 0; i--) {
      line.append(data.consumeBoolean() ? data.pickValue(pieces) : data.consumeString(60));
    }
    return line.toString();
  }

  /** What a server's own parser takes as one header. */
  static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e\\xa0-\\xff\\t]", ".").strip();
  }
}
