package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 13: the settings. */
class LitestarCookiesTest {
  private static final byte[] SECRET = CarrierKit.secret(9);
  private static final Instant FAR = CarrierKit.START.plus(Duration.ofDays(10));

  @Test
  void partsAreNamedWithoutLeadingZeros() {
    LitestarReader reader = new LitestarReader(LitestarCookies.until(FAR, SECRET));
    assertThat(Stream.of("session", "session-0", "session-9", "session-10", "session-99"))
        .allMatch(reader::isPart);
    assertThat(
            Stream.of(
                "session-",
                "session-00",
                "session-01",
                "session-100",
                "session-x",
                "session-1x",
                "session0",
                "session.1",
                "sessio",
                "Session",
                "session-\u0661",
                "xsession-0"))
        .noneMatch(reader::isPart);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17, 33, 64})
  void secretOfAnotherLengthIsRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LitestarCookies.until(FAR, new byte[length]))
        .withMessage(
            "A Litestar secret has " + length + " bytes. Give the 16, 24 or 32 that it uses.");
  }

  @Test
  void numberOfSecretsAndMaxAgeAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LitestarCookies.until(FAR))
        .withMessage("There are 0 Litestar secrets. Give from 1 to 4.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LitestarCookies.until(FAR, SECRET).withMaxAge(Duration.ZERO))
        .withMessage("Litestar's max_age is PT0S. Give from 1 second to 400 days.");
    assertThat(LitestarCookies.until(FAR, SECRET)) // P22
        .hasToString("LitestarCookies[session until " + FAR + "]");
  }
}
