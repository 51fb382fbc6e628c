package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
  private static final byte[] BYTES = Arrays.copyOf(Keys.secret(0), 16);

  @Test
  void idsAreRandom() {
    SecureRandom random = new SecureRandom();
    Set<SessionId> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(SessionId.random(random));
    }
    assertThat(ids).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17})
  void idsHave16Bytes(int length) {
    assertThatThrownBy(() -> new SessionId(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes, not " + length);
  }

  @Test
  void idsAreValues() {
    SessionId id = new SessionId(BYTES);
    byte[] other = BYTES.clone();
    other[15] ^= 1;
    assertThat(id)
        .isEqualTo(new SessionId(BYTES.clone()))
        .hasSameHashCodeAs(new SessionId(BYTES.clone()))
        .isNotEqualTo(new SessionId(other))
        .isNotEqualTo("id");
  }

  @Test
  void nobodyChangesAnId() {
    byte[] given = BYTES.clone();
    SessionId id = new SessionId(given);
    given[0] ^= 1;
    id.bytes()[1] ^= 1;
    assertThat(id.bytes()).isEqualTo(BYTES);
  }

  /** Computed apart from this code: what is remembered as ended stays so after an upgrade. */
  @Test
  void handleNeverChanges() {
    assertThat(new SessionId(BYTES).handle()).isEqualTo("PwLwVV5mLZNZuPE1WYGA9Q");
    assertThat(HexFormat.of().formatHex(SessionId.ofLitestar("abc").bytes()))
        .isEqualTo("4f255a05e7f97264c68ab4b87782ff34");
  }

  @Test
  void litestarSessionsHaveOneIdForEachCookie() {
    assertThat(SessionId.ofLitestar("a")).isEqualTo(SessionId.ofLitestar("a"));
    assertThat(SessionId.ofLitestar("a")).isNotEqualTo(SessionId.ofLitestar("b"));
  }
}
