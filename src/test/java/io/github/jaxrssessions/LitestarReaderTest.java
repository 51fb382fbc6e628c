package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.SessionCarrier.Loaded;
import io.github.jaxrssessions.SessionCarrier.Opened;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 13: what is read of Litestar's cookies. */
class LitestarReaderTest {
  private static final LitestarVector PLAIN = LitestarVector.starting("aes128");
  private static final byte[] SECRET = CarrierKit.secret(9);
  private static final Instant FAR = CarrierKit.START.plus(Duration.ofDays(10));
  private static final String ANN = "{\"user_id\":\"ann\"}";

  private static CarrierKit kit(LitestarCookies settings, Instant now) {
    CarrierKit kit =
        new CarrierKit(
            SessionCookie.standard(), CarrierKit.KEYS, 6000, new LitestarReader(settings));
    kit.clock.advance(Duration.between(CarrierKit.START, now));
    return kit;
  }

  private static CarrierKit kit() {
    return kit(LitestarCookies.until(FAR, SECRET), CarrierKit.START);
  }

  private static String header(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(c -> c.getKey() + "=" + c.getValue())
        .collect(Collectors.joining("; "));
  }

  private static Optional<Refusal> refusal(CarrierKit kit, Opened opened) {
    return kit.policy.refusal(opened.envelope(), opened.began(), Revocations.Found.NOTHING);
  }

  static Stream<LitestarVector> vectors() {
    return LitestarVector.all().stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorOpensWithItsSessionUntilItExpires(LitestarVector vector) throws IOException {
    CarrierKit kit = kit(vector.settings(), vector.sealedAt());
    Loaded loaded = kit.load(header(vector.cookies()));
    assertThat(loaded.refused()).isEmpty();
    assertThat(loaded.shown()).isEqualTo(vector.cookies().keySet());
    assertThat(loaded.opened()).hasSize(1);
    Opened opened = loaded.opened().get(0);
    JsonNode data = new ObjectMapper().readTree(opened.envelope().payload().bytes());
    assertThat(data).isEqualTo(vector.session());
    assertThat(opened.foreign() && opened.stale()).isTrue();
    assertThat(opened.began()).isEqualTo(vector.sealedAt().toEpochMilli());
    assertThat(opened.envelope().expires()).isEqualTo(vector.expiresAt().toEpochMilli());
    assertThat(opened.envelope().end()).isEqualTo(vector.expiresAt().toEpochMilli());
    assertThat(refusal(kit, opened)).isEmpty();

    kit.clock.advance(vector.maxAge().minusSeconds(1));
    assertThat(refusal(kit, kit.load(header(vector.cookies())).opened().get(0))).isEmpty();
    kit.clock.advance(Duration.ofSeconds(1));
    assertThat(refusal(kit, kit.load(header(vector.cookies())).opened().get(0)))
        .contains(Refusal.EXPIRED);
  }

  @Test
  void expiredVectorReadsAsNoSession() {
    LitestarVector vector = LitestarVector.starting("expired");
    CarrierKit kit = kit(vector.settings(), CarrierKit.START);
    Arrival arrival =
        Arrival.read(List.of(header(vector.cookies())), kit.shared(new ArrayList<>()));
    assertThat(arrival.incoming()).isEqualTo(new Incoming.Refused(Refusal.EXPIRED));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorUnderAnotherKeyIsRefused(LitestarVector vector) {
    byte[] other = vector.secret();
    other[0] ^= 1;
    LitestarCookies settings =
        LitestarCookies.until(LitestarVector.END, other).withName(vector.settings().name());
    Loaded loaded = kit(settings, vector.sealedAt()).load(header(vector.cookies()));
    assertThat(loaded.opened()).isEmpty();
    assertThat(loaded.refused()).containsExactly(Refusal.FORGED);
  }

  @Test
  void eachOfSeveralKeysOpens() {
    LitestarCookies settings =
        LitestarCookies.until(LitestarVector.END, CarrierKit.secret(3), PLAIN.secret());
    assertThat(kit(settings, PLAIN.sealedAt()).load(header(PLAIN.cookies())).opened()).hasSize(1);
  }

  @Test // each bit counts, the expiry in the clear too, and there is one spelling only
  void changedValueIsRefused() {
    CarrierKit kit = kit(PLAIN.settings(), PLAIN.sealedAt());
    String value = PLAIN.cookies().get("session");
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    for (int at = 0; at < value.length(); at++) {
      for (int i = 0; i < alphabet.length(); i++) {
        char c = alphabet.charAt(i);
        String changed = value.substring(0, at) + c + value.substring(at + 1);
        if (c != value.charAt(at)) {
          assertThat(kit.load("session=" + changed).opened()).as(changed).isEmpty();
        }
      }
      assertThat(kit.load("session=" + value.substring(0, at)).opened()).isEmpty();
    }
    assertThat(kit.load("session=" + value + "=").opened()).isEmpty();
    assertThat(kit.load("session=" + value + "AAAA").opened()).isEmpty();
  }

  @Test
  void quotesAroundAValueAreStripped() {
    CarrierKit kit = kit(PLAIN.settings(), PLAIN.sealedAt());
    String value = PLAIN.cookies().get("session");
    assertThat(kit.load("session=\"" + value + "\"").opened()).hasSize(1);
    assertThat(kit.load("session=\"\"" + value + "\"\"").opened()).isEmpty();
    assertThat(kit.load("session=\"" + value).opened()).isEmpty();

    LitestarVector split = LitestarVector.starting("aes256, two");
    Map<String, String> quoted = new LinkedHashMap<>(split.cookies());
    quoted.replaceAll((name, part) -> '"' + part + '"');
    assertThat(kit(split.settings(), split.sealedAt()).load(header(quoted)).opened()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "\"null\"", "\"\""})
  void noneIsNoRefusal(String value) {
    Loaded loaded = kit().load("session=" + value);
    assertThat(loaded.opened()).isEmpty();
    assertThat(loaded.refused()).isEmpty();
  }

  @ParameterizedTest // P1
  @ValueSource(strings = {"x", "A", "====", "YWI=", "\"", "e30=", "a b", "é", "2.abcd.x"})
  void junkIsRefused(String value) {
    assertThat(kit().load("session=" + value).refused()).containsExactly(Refusal.FORGED);
    assertThat(kit().load("session-0=" + value).opened()).isEmpty();
  }

  @Test
  void partsAreJoinedInTheOrderOfTheirNumbers() {
    LitestarVector twelve = LitestarVector.starting("aes256, twelve");
    CarrierKit kit = kit(twelve.settings(), twelve.sealedAt());
    List<String> names = new ArrayList<>(twelve.cookies().keySet());
    names.sort(null); // session-10 before session-2
    Map<String, String> byName = new LinkedHashMap<>();
    names.forEach(name -> byName.put(name, twelve.cookies().get(name)));
    assertThat(kit.load(header(byName)).opened()).hasSize(1);
    byName.remove("session-5");
    assertThat(kit.load(header(byName)).opened()).isEmpty();
  }

  @Test
  void sixtyFourKilobytesAreReadAndNoMore() {
    int around = LitestarVector.seal(SECRET, "{\"t\":\"\"}", FAR).length();
    String largest = sealed((65_536 - around) / 4 * 3);
    assertThat(largest).hasSize(65_536);
    assertThat(kit().load("session=" + largest).opened()).hasSize(1);
    Loaded loaded = kit().load("session=" + sealed((65_536 - around) / 4 * 3 + 3));
    assertThat(loaded.opened()).isEmpty();
    assertThat(loaded.refused()).containsExactly(Refusal.TOO_LARGE);
    String half = largest.substring(0, 32_768);
    assertThat(kit().load("session-0=" + half + "; session-1=" + largest).refused())
        .containsExactly(Refusal.TOO_LARGE);
  }

  private static String sealed(int text) {
    return LitestarVector.seal(SECRET, "{\"t\":\"" + "x".repeat(text) + "\"}", FAR);
  }

  @Test
  void nothingIsReadFromTheEndDateOn() {
    CarrierKit kit = kit();
    String header = "session=" + LitestarVector.seal(SECRET, ANN, FAR.plusSeconds(3600));
    kit.clock.advance(Duration.ofDays(10).minusMillis(1));
    assertThat(kit.load(header).opened()).hasSize(1);
    kit.clock.advance(Duration.ofMillis(1));
    assertThat(kit.load(header).opened()).isEmpty();
    assertThat(kit.load(header).refused()).isEmpty();
  }

  @ParameterizedTest // what is sealed and no session
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "null",
        "",
        "{\"expires_at\":\"4102444800\"}",
        "{\"expires_at\":4102444800.5}",
        "{\"expires_at\":null}",
        "{\"expires_at\":1e300}",
        "{\"expires_at\":99999999999999999999}",
        "{\"expires_at\":9223372036854775807}",
        "{\"expires_at\":1,\"expires_at\":4102444800}",
      })
  void expiryThatMakesNoSenseIsRefused(String aad) {
    String value = LitestarVector.seal(SECRET, ANN, aad);
    assertThat(kit().load("session=" + value).refused()).containsExactly(Refusal.FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"text\"", "1", "", "{", "{\"a\":1,\"a\":2}"})
  void payloadThatIsNoObjectIsRefused(String plain) {
    String value = LitestarVector.seal(SECRET, plain, FAR);
    assertThat(kit().load("session=" + value).refused()).containsExactly(Refusal.FORGED);
  }

  @Test
  void expiryLongPastIsExpired() {
    for (String seconds : List.of("0", "-1", "-9223372036854776", "1")) {
      String value = LitestarVector.seal(SECRET, ANN, "{\"expires_at\":" + seconds + "}");
      CarrierKit kit = kit();
      Loaded loaded = kit.load("session=" + value);
      assertThat(loaded.opened().stream().filter(o -> refusal(kit, o).isEmpty())).isEmpty();
    }
  }

  @Test
  void idIsTheCookiesOwnAndAlwaysTheSame() {
    String a = LitestarVector.seal(SECRET, ANN, FAR);
    String b = LitestarVector.seal(SECRET, ANN, FAR.minusSeconds(1));
    CarrierKit kit = kit();
    List<SessionId> first = kit.ids("session=" + a);
    kit.clock.advance(Duration.ofHours(1));
    assertThat(kit.ids("session=\"" + a + "\"")).isEqualTo(first);
    assertThat(kit.ids("session-0=" + a.substring(0, 9) + "; session-1=" + a.substring(9)))
        .isEqualTo(first);
    assertThat(kit.ids("session=" + a + "; session-0=" + a)).isEqualTo(first);
    assertThat(kit.ids("session=" + b)).isNotEqualTo(first);
  }

  @Test // point 10: what a full memory forgot stays ended
  void cookieMadeBeforeAForgottenEndIsEnded() {
    CarrierKit kit = kit(PLAIN.settings(), PLAIN.sealedAt());
    kit.clock.advance(Duration.ofHours(1));
    Opened opened = kit.load(header(PLAIN.cookies())).opened().get(0);
    Instant made = PLAIN.sealedAt();
    for (Instant end : List.of(made, made.minusMillis(1))) {
      Revocations.Found found = new Revocations.Found(false, Instant.MIN, end);
      assertThat(kit.policy.refusal(opened.envelope(), opened.began(), found))
          .isEqualTo(end.equals(made) ? Optional.of(Refusal.ENDED) : Optional.empty());
    }
  }

  @Test
  void twoOfThemLogInNobody() {
    CarrierKit kit = kit();
    String a = "session=" + LitestarVector.seal(SECRET, ANN, FAR);
    String b = "session-0=" + LitestarVector.seal(SECRET, ANN, FAR.minusSeconds(1));
    assertThat(Arrival.read(List.of(a, b), kit.shared(new ArrayList<>())).incoming())
        .isEqualTo(new Incoming.Refused(Refusal.AMBIGUOUS));
  }

  @Test
  void atMostFourAreTried() {
    String good = "session=" + LitestarVector.seal(SECRET, ANN, FAR);
    String junk = "session=e30=; session=e30x; session=junk; ";
    assertThat(kit().load(junk + good).opened()).hasSize(1);
    assertThat(kit().load(junk + "session=more; " + good).opened()).isEmpty();
  }
}
