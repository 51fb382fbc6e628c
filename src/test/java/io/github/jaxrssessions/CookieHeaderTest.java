package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 8: the raw header, read by us alone. */
class CookieHeaderTest {
  private static final String NAME = "__Host-session";

  static Stream<Arguments> headers() {
    return Stream.of(
        row("one pair", List.of("__Host-session=abc"), "abc"),
        row("among others", List.of("a=1; __Host-session=abc; b=2"), "abc"),
        row("no space behind the semicolon", List.of("a=1;__Host-session=abc;b=2"), "abc"),
        row("space and tab trimmed", List.of("a=1; \t __Host-session \t= \t abc \t ; b"), "abc"),
        row("space inside stays", List.of("__Host-session=a b"), "a b"),
        row("no other blank trimmed", List.of("__Host-session=\u00a0abc\r"), "\u00a0abc\r"),
        row("a name with another blank", List.of("\u00a0__Host-session=abc")),
        row("a comma does not split", List.of("x=1,__Host-session=EVIL")),
        row("a comma stays", List.of("__Host-session=abc,def"), "abc,def"),
        row("quotes stay", List.of("__Host-session=\"abc\""), "\"abc\""),
        row("a semicolon in quotes splits", List.of("__Host-session=\"a;b\""), "\"a"),
        row("a quote hides nothing", List.of("x=\"; __Host-session=abc; y=\""), "abc"),
        row("$Version is a name", List.of("$Version=abc; __Host-session=abc; $Path=/"), "abc"),
        row("without =", List.of("__Host-session; __Host-session=abc; x"), "abc"),
        row("a pair without = takes no later one", List.of("__Host-session; x=abc")),
        row("empty names", List.of("=abc; =; ;; ;=__Host-session=no")),
        row("an empty name before it", List.of("=a; __Host-session=abc"), "abc"),
        row("a semicolon before it", List.of(";__Host-session=abc"), "abc"),
        row("more than one =", List.of("__Host-session=a=b=="), "a=b=="),
        row("an empty value", List.of("__Host-session="), ""),
        row("twice, in order", List.of("__Host-session=a; __Host-session=b"), "a", "b"),
        row("several lines", List.of("__Host-session=a", "x=1", "__Host-session=b"), "a", "b"),
        row("nothing joined over lines", List.of("__Host-session", "=abc")),
        row("case of the name", List.of("__host-session=a; __Host-Session=b; __HOST-SESSION=c")),
        row("look-alikes", List.of("__Host-sessionX=a; X__Host-session=b; __Host-session =c"), "c"),
        row("encoded", List.of("__Host%2Dsession=a; __Host-session=%61"), "%61"),
        row("no lines", List.of()),
        row("empty lines", List.of("", " ", ";", "=")));
  }

  private static Arguments row(String what, List<String> lines, String... values) {
    return Arguments.of(what, lines, List.of(values));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void splitsOnSemicolonsOnly(String what, List<String> lines, List<String> values) {
    assertThat(CookieHeader.read(lines, only(NAME)).values(NAME)).isEqualTo(values);
  }

  @Test
  void onlySlotsOneToSevenAreOurs() {
    String header =
        Stream.of("", "X", "-0", ".", ".0", ".1", ".7", ".8", ".10", ".1 ", ".1.1", "..1", ".a")
            .map(behind -> NAME + behind + "=v")
            .collect(Collectors.joining("; "));
    CookieSlots slots = new CookieSlots(SessionCookie.standard(), CookieSlots.BUDGET);
    assertThat(CookieHeader.read(List.of(header), slots::isSlot).names())
        .containsExactly(NAME, NAME + ".1", NAME + ".7"); // ".1 " is ".1" and a blank
    assertThat(isSlot(slots, "__host-session")).isFalse();
    assertThat(isSlot(slots, "__Host-sessio")).isFalse();
    assertThat(isSlot(slots, NAME + ".\u0661")).isFalse(); // a digit, but not of ours
  }

  private static CookieHeader.Names only(String name) {
    return (line, from, to) -> line.substring(from, to).equals(name);
  }

  @Test
  void whatIsNotWantedIsNotKept() {
    CookieHeader header = CookieHeader.read(List.of("a=1; b=2"), only("a"));
    assertThat(header.names()).containsExactly("a");
    assertThat(header.values("b")).isEmpty();
  }

  @Test // P1, P2
  void noHeaderThrowsOrOpens() {
    LitestarCookies litestar = LitestarCookies.until(CarrierKit.START.plusSeconds(1), new byte[16]);
    CarrierKit kit =
        new CarrierKit(
            SessionCookie.standard(), CarrierKit.KEYS, 32_000, new LitestarReader(litestar));
    String good = kit.value(kit.session(20));
    Random random = new Random(20_260_504);
    for (int i = 0; i < 20_000; i++) {
      List<String> lines = List.of(random(random, good), random(random, good));
      assertThat(kit.carrier.load(lines).opened()).as("%s", lines).isEmpty();
    }
  }

  @ParameterizedTest // P1: some servers take headers of megabytes
  @ValueSource(strings = {";", "a;", "=;", "__Host-session=2.abcd.%d; __Host-session.1=abcd.%d;"})
  void longHeaderIsReadInLinearTime(String piece) {
    StringBuilder header = new StringBuilder();
    for (int i = 0; header.length() < 1_000_000; i++) {
      header.append(piece.replace("%d", String.valueOf(i)));
    }
    CarrierKit kit = new CarrierKit();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> kit.carrier.load(List.of(header.toString())));
  }

  /** Pieces that mean something, pieces of a real value, and any character. */
  private static String random(Random random, String good) {
    String[] pieces = {
      NAME,
      NAME + ".1",
      "session",
      "session-0",
      "=",
      "=",
      ";",
      "; ",
      ",",
      "\"",
      ".",
      "2.",
      "8.abcd.",
      "abcd.",
      "null",
      "$Version",
      " ",
      "\t",
      "%00",
      "\u0000",
      "\ud800",
      "YWRkaXRpb25hbA==",
      good.substring(0, 23),
    };
    StringBuilder header = new StringBuilder();
    for (int n = random.nextInt(14); n > 0; n--) {
      switch (random.nextInt(6)) {
        case 0 -> header.append((char) random.nextInt(0x10000));
        case 1 -> header.append(good, 0, random.nextInt(good.length()));
        case 2 -> header.append(NAME).append('=').append(changed(random, good)).append(';');
        default -> header.append(pieces[random.nextInt(pieces.length)]);
      }
    }
    return header.toString();
  }

  private static String changed(Random random, String good) {
    int at = random.nextInt(good.length());
    char other = good.charAt(at) == 'A' ? 'B' : 'A';
    return good.substring(0, at) + other + good.substring(at + 1);
  }

  private static boolean isSlot(CookieSlots slots, String name) {
    return slots.isSlot(name, 0, name.length());
  }
}
