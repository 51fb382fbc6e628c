package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document may say that a method does to the session. */
class SessionEffectTest {
  private static final SessionAuth<?> AUTH = Accounts.auth().build();

  interface Doors {
    @LogsIn
    void in(String name);

    @LogsOut
    void out();
  }

  interface Gates {
    @LogsIn
    void out();
  }

  @Path("house")
  static class House implements Doors, Gates {
    @Override
    public void in(String name) {}

    @Override
    public void out() {}

    @LogsOut
    public void leave(SessionWriter session) {}

    @LogsIn
    @LogsOut
    public void swap() {}

    public void write(String text, SessionWriter session) {}

    public void read(String text) {}
  }

  @ParameterizedTest
  @CsvSource({
    "in,    LOGS_IN", // the interface says so
    "out,   MAY_CHANGE", // two interfaces differ
    "leave, LOGS_OUT",
    "swap,  MAY_CHANGE",
    "write, MAY_CHANGE",
    "read,  NONE"
  })
  void effectIsWhatTheNearestAnnotationSaysElseWhetherItCanWrite(
      String name, SessionEffect effect) {
    Method method =
        Arrays.stream(House.class.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(AUTH.effect(House.class, method)).isEqualTo(effect);
  }
}
