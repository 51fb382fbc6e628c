package io.github.jaxrssessions.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is measured does what it says. */
class CookieBenchmarkTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** Play's cookie has a test of its own, on the class path that it needs. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAY")
  @SuppressWarnings("unchecked")
  void whatGoesInComesOut(Implementation implementation) {
    for (int size : new int[] {50, 200, 3000}) {
      Cookies<Object, Object> cookies = (Cookies<Object, Object>) implementation.open(size);
      Object content = cookies.content(Sample.of(7, size));

      Object returned = cookies.returned(cookies.seal(content));

      assertThat(cookies.open(returned))
          .as(implementation + " " + size)
          .matches(opened -> same(opened, content));
      assertThat(cookies.length(returned)).isGreaterThan(size);
    }
  }

  /** A number may come back as one of another type. */
  private static boolean same(Object opened, Object content) {
    return opened.equals(content)
        || JSON.valueToTree(opened).toString().equals(JSON.valueToTree(content).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 3000})
  void sampleHasItsSizeAndIsLikeNoOther(int size) {
    Set<String> samples = new HashSet<>();
    for (int i = 0; i < CookieBenchmark.SESSIONS; i++) {
      assertThat(Sample.of(i, size).json()).hasSize(size);
      samples.add(Sample.of(i, size).text());
    }
    assertThat(samples).hasSize(CookieBenchmark.SESSIONS);
  }
}
