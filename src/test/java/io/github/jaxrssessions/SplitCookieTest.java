package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionCarrier.Loaded;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A session in three cookies, and what can happen to them. */
class SplitCookieTest {
  private static final String NAME = "__Host-session";

  private final CarrierKit kit = new CarrierKit(12_000);
  // A whole number of base64 quartets, so that what is damaged stays canonical.
  private final Envelope session = kit.session(6999);
  private final Map<String, String> jar = new LinkedHashMap<>();
  private Map<String, String> foreign;

  @BeforeEach
  void fill() {
    jar.putAll(cookies(kit.send(session)));
    foreign = cookies(kit.send(kit.session(6999)));
  }

  private static Map<String, String> cookies(List<String> lines) {
    return lines.stream().collect(Collectors.toMap(CarrierKit::nameOf, CarrierKit::valueOf));
  }

  private Loaded load() {
    return kit.load(header(jar));
  }

  private static String header(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(c -> c.getKey() + "=" + c.getValue())
        .collect(Collectors.joining("; "));
  }

  @Test
  void partsSayTheirCountAndTheirSet() {
    assertThat(jar.keySet()).containsExactlyInAnyOrder(NAME, NAME + ".1", NAME + ".2");
    String set = jar.get(NAME).substring(2, 6);
    assertThat(jar.get(NAME)).matches("3\\.[\\w-]{4}\\.[\\w-]+");
    assertThat(jar.get(NAME + ".1")).startsWith(set + ".").matches("[\\w-]{4}\\.[\\w-]+");
    assertThat(foreign.get(NAME).substring(2, 6)).isNotEqualTo(set);
    assertThat(load().opened()).hasSize(1);
  }

  private void change(String slot, String from, String to) {
    jar.computeIfPresent(slot, (name, value) -> value.replaceFirst(from, to));
  }

  private void swap(String a, String b) {
    String first = jar.get(a);
    jar.put(a, jar.get(b));
    jar.put(b, first);
  }

  /** With a part of another write under this one's set: only the tag tells. */
  private void graft(String slot) {
    String set = jar.get(NAME + ".1").substring(0, 5);
    jar.put(slot, set + foreign.get(slot).substring(5));
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        row("first missing", Refusal.MALFORMED, t -> t.jar.remove(NAME)),
        row("second missing", Refusal.INCOMPLETE, t -> t.jar.remove(NAME + ".1")),
        row("last missing", Refusal.INCOMPLETE, t -> t.jar.remove(NAME + ".2")),
        row("first foreign", Refusal.INCOMPLETE, t -> t.jar.put(NAME, t.foreign.get(NAME))),
        row("second foreign", Refusal.INCOMPLETE, t -> t.foreign(NAME + ".1")),
        row("last foreign", Refusal.INCOMPLETE, t -> t.foreign(NAME + ".2")),
        row("second grafted", Refusal.FORGED, t -> t.graft(NAME + ".1")),
        row("last grafted", Refusal.FORGED, t -> t.graft(NAME + ".2")),
        row("two parts swapped", Refusal.FORGED, t -> t.swap(NAME + ".1", NAME + ".2")),
        row("first and second swapped", Refusal.MALFORMED, t -> t.swap(NAME, NAME + ".1")),
        row("count lowered", Refusal.FORGED, t -> t.change(NAME, "^3", "2")),
        row("count raised", Refusal.INCOMPLETE, t -> t.change(NAME, "^3", "4")),
        row("count of one", Refusal.MALFORMED, t -> t.change(NAME, "^3", "1")),
        row("count of nine", Refusal.MALFORMED, t -> t.change(NAME, "^3", "9")),
        row("count of two digits", Refusal.MALFORMED, t -> t.change(NAME, "^3", "03")),
        row("no set", Refusal.MALFORMED, t -> t.change(NAME, "^3\\.....\\.", "3.")),
        row("long set", Refusal.MALFORMED, t -> t.change(NAME, "^3\\.", "3.x")),
        row("empty first", Refusal.MALFORMED, t -> t.change(NAME, "\\.[^.]+$", ".")),
        row("dot in a part", Refusal.MALFORMED, t -> t.change(NAME + ".1", "$", ".")),
        row("longer part", Refusal.FORGED, t -> t.change(NAME + ".1", "$", "AAAA")),
        row("shorter part", Refusal.FORGED, t -> t.change(NAME + ".2", "....$", "")));
  }

  private static Arguments row(String what, Refusal why, Consumer<SplitCookieTest> damage) {
    return Arguments.of(what, why, damage);
  }

  private void foreign(String slot) {
    jar.put(slot, foreign.get(slot));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("damages")
  void damagedSetIsRefused(String what, Refusal why, Consumer<SplitCookieTest> damage) {
    damage.accept(this);
    assertThat(load().opened()).isEmpty();
    if (jar.containsKey(NAME)) {
      assertThat(load().refused()).containsExactly(why);
    } else {
      assertThat(load().refused()).isEmpty();
    }
  }

  @Test // P2: the manifest is all that is looked at, and the tag binds it
  void otherManifestUnderTheTagIsRefused() {
    byte[] plain = SessionCodec.encode(kit.session(6999), SessionCarrier.Kept.SEALED);
    String whole = kit.sealer.seal(Sealer.SESSION_COOKIE, plain, "");
    Map<String, String> split = kit.slots.split(whole, "3.abcd");
    assertThat(kit.load(header(split)).refused()).containsExactly(Refusal.FORGED);
    Map<String, String> named =
        kit.slots.split(kit.sealer.seal(Sealer.SESSION_COOKIE, plain, "3.abcd"), "3.abce");
    assertThat(kit.load(header(named)).refused()).containsExactly(Refusal.FORGED);
  }

  @Test // P2
  void partsOfDifferentSetsGetNoCipherCall() {
    foreign(NAME + ".2");
    CookieHeader header = CookieHeader.read(List.of(header(jar)), kit.slots::isSlot);
    assertThat(candidates(header)).isEmpty();
  }

  @Test
  void plantedPartsDoNotHideTheOwnOnes() {
    String set = jar.get(NAME + ".1").substring(0, 5);
    String planted = NAME + ".1=" + set + "AAAA; " + NAME + ".2=" + foreign.get(NAME + ".2") + "; ";
    assertThat(kit.ids(planted + header(jar))).containsExactly(session.id());
    assertThat(kit.ids(header(foreign) + "; " + header(jar))).hasSize(2);
  }

  @Test
  void joinedValueOverTheBudgetIsNotDecoded() {
    String set = jar.get(NAME + ".1").substring(0, 5);
    jar.put(NAME + ".1", set + "A".repeat(11_900));
    assertThat(load().refused()).contains(Refusal.TOO_LARGE);
  }

  private List<CookieSlots.Candidate> candidates(CookieHeader header) {
    return kit.slots.candidates(
        header, start -> Optional.empty(), 4, EnumSet.noneOf(Refusal.class));
  }

  @Test // P1: many parts make few candidates
  void plantedPartsAreNotMultiplied() {
    StringBuilder header = new StringBuilder(NAME + "=8.abcd.AQ");
    for (int slot = 1; slot < 8; slot++) {
      for (int n = 0; n < 100; n++) {
        header.append("; ").append(NAME).append('.').append(slot).append("=abcd.A").append(n);
      }
    }
    CookieHeader read = CookieHeader.read(List.of(header.toString()), kit.slots::isSlot);
    assertThat(candidates(read)).hasSize(4);
  }

  @Test
  void firstSessionOverThreeThousandBytesIsToldOnce() {
    CarrierKit fresh = new CarrierKit();
    try (LogLines logs = new LogLines()) {
      fresh.send(fresh.session(2142)); // 2,999 bytes with the name
      assertThat(logs.at(Level.WARNING)).isEmpty();
      fresh.send(fresh.session(2144));
      fresh.send(fresh.session(4000));
      assertThat(logs.at(Level.WARNING))
          .containsExactly(
              "A session weighs 3002 bytes of cookies. Proxies with 4 KB for the headers of an"
                  + " answer refuse it: keep less in the session, raise the proxy's limit, or set"
                  + " sizeBudget(3000) to be told at the line that sets too much.");
    }
  }
}
