package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jaxrssessions.CookieSlots.Candidate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where one character more or less makes the difference. */
class CookieSlotsEdgesTest {
  private static final SessionCookie COOKIE = SessionCookie.standard();
  private static final String NAME = COOKIE.name();
  private static final int FIRST = CookieSlots.LINE - COOKIE.overhead() - NAME.length();
  private static final int SECOND = FIRST - 2; // its name is longer
  private final Set<Refusal> refused = EnumSet.noneOf(Refusal.class);

  private List<Candidate> candidates(int budget, int most, String header) {
    CookieSlots slots = new CookieSlots(COOKIE, budget);
    CookieHeader read = CookieHeader.read(List.of(header), slots::isSlot);
    return slots.candidates(read, value -> Optional.empty(), most, refused);
  }

  @Test
  void valueThatComesTwiceIsTriedOnce() {
    assertThat(candidates(6000, 4, NAME + "=abc; " + NAME + "=abc")).hasSize(1);
    assertThat(candidates(6000, 4, NAME + "=abc; " + NAME + "=abd")).hasSize(2);
    assertThat(refused).isEmpty();
  }

  @Test
  void slotOfEightCharactersIsOne() {
    int budget = NAME.length() + 1 + FIRST + 2 * (NAME.length() + 3) + SECOND + 8;
    CookieSlots slots = new CookieSlots(COOKIE, budget);
    int room = FIRST - 7 + SECOND - 5 + 3;
    assertThat(slots.count(room)).isEqualTo(3);
    assertThatExceptionOfType(SessionTooLargeException.class)
        .isThrownBy(() -> slots.count(room + 1));
    CookieSlots less = new CookieSlots(COOKIE, budget - 1);
    assertThatExceptionOfType(SessionTooLargeException.class)
        .isThrownBy(() -> less.count(room - 2));
  }

  @Test
  void fullCookieWeighsNothingOfTheNext() {
    CookieSlots slots = new CookieSlots(COOKIE, 32_000);
    int two = FIRST - 7 + SECOND - 5;
    int heads = NAME.length() + 1 + 7 + NAME.length() + 3 + 5;
    assertThat(slots.weight(two)).isEqualTo(two + heads);
    assertThat(slots.weight(two + 1)).isEqualTo(two + 1 + heads + NAME.length() + 3 + 5);
    assertThat(slots.weight(200_000) - slots.weight(100_000)).isEqualTo(100_000);
  }

  @Test
  void longestNameLeavesHalfOfTheLeastBudget() {
    String longest = "__Host-" + "n".repeat(248);
    new CookieSlots(COOKIE.withName(longest), 512);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CookieSlots(COOKIE.withName(longest + "n"), 512));
  }

  @Test
  void partsThatTogetherExceedTheBudgetAreNotJoined() {
    String first = NAME + "=2.abcd." + "v".repeat(400) + "; ";
    assertThat(candidates(600, 4, first + NAME + ".1=abcd." + "w".repeat(200)))
        .containsExactly(new Candidate("v".repeat(400) + "w".repeat(200), "2.abcd"));
    assertThat(refused).isEmpty();
    assertThat(candidates(600, 4, first + NAME + ".1=abcd." + "w".repeat(201))).isEmpty();
    assertThat(refused).contains(Refusal.TOO_LARGE);
  }

  @Test
  void partWithNothingInItIsNoFirstPart() {
    assertThat(candidates(600, 4, NAME + "=2.abcd.; " + NAME + ".1=abcd.w")).isEmpty();
    assertThat(refused).containsExactly(Refusal.MALFORMED);
  }

  @Test
  void joinsCountAmongTheTries() {
    StringBuilder header = new StringBuilder();
    for (char c = 'a'; c < 'd'; c++) {
      header.append(NAME).append('=').append(c).append("; ");
    }
    header.append(NAME).append("=2.abcd.v; ");
    for (char c = 'a'; c < 'e'; c++) {
      header.append(NAME).append(".1=abcd.").append(c).append("; ");
    }
    assertThat(candidates(600, 4, header.toString())).hasSize(4);
    assertThat(refused).containsExactly(Refusal.TOO_MANY);
  }
}
