package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Sealer.Result;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P20: a value opens as what it was sealed as, and as nothing else. */
class SealerBindingTest {
  private static final MovableClock CLOCK = MovableClock.at(Instant.parse("2026-03-01T12:00:00Z"));

  /** What is bound. The names are chosen so that, run together, many of them are the same text. */
  private record Binding(Sealer sealer, byte purpose, String manifest) {
    String seal() {
      return sealer.seal(purpose, new byte[40], manifest);
    }

    boolean opens(String value) {
      return sealer.open(purpose, value, manifest, 39) instanceof Result.Opened;
    }
  }

  // P20
  @Test
  void namesApplicationsPurposesManifestsAndKeysNeverAcceptEachOther() {
    List<Binding> all = bindings();
    for (Binding sealed : all) {
      String value = sealed.seal();
      assertThat(all.stream().filter(other -> other.opens(value)).toList()).containsExactly(sealed);
    }
  }

  private static List<Binding> bindings() {
    List<Binding> all = new ArrayList<>();
    for (int key : new int[] {0, 1}) {
      for (String application : List.of("", "a", "ab")) {
        for (String name : List.of("bs", "cs", "s", "bs2.aaaa")) {
          Sealer sealer = new Sealer(Keys.ring(key), application, name, CLOCK);
          for (byte purpose : new byte[] {Sealer.SESSION_COOKIE, 2}) {
            for (String manifest : List.of("", "2.aaaa", "2.aaab")) {
              all.add(new Binding(sealer, purpose, manifest));
            }
          }
        }
      }
    }
    return all;
  }
}
